using Marten;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Letterheads;

public static class LetterheadSetup
{
    public static IServiceCollection AddOfficeHead(this IServiceCollection services)
    {
        services.AddScoped<IMailHead, OfficeMailHead>();
        services.AddSingleton<OfficePaper>();
        services.ConfigureMarten(options => options.Schema.For<LogoFile>());
        return services;
    }
}
