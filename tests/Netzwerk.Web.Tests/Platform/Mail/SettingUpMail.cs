using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Mail;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

public sealed class SettingUpMail
{
    [Fact]
    public void Every_setting_is_read_by_its_documented_name()
    {
        var settings = Read(
            ("Netzwerk:Mail:From", "post@netzwerk.example"),
            ("Netzwerk:Mail:FromName", "Koordination"),
            ("Netzwerk:Mail:Bounces", "zurueck@netzwerk.example"),
            ("Netzwerk:Mail:Smtp:Host", "relay.example"),
            ("Netzwerk:Mail:Smtp:Port", "465"),
            ("Netzwerk:Mail:Smtp:Security", "SslOnConnect"),
            ("Netzwerk:Mail:Smtp:User", "u"),
            ("Netzwerk:Mail:Smtp:Password", "p"),
            ("Netzwerk:Mail:Smtp:AnswerWithin", "00:00:30"),
            ("Netzwerk:Mail:CollapseWindow", "00:05:00"),
            ("Netzwerk:Mail:RatePerMinute", "30")
        );
        Assert.Equal("post@netzwerk.example", settings.Sender.ToString());
        Assert.Equal("Koordination", settings.FromName);
        Assert.Equal("zurueck@netzwerk.example", settings.BounceMailbox.ToString());
        Assert.Equal("relay.example", settings.Smtp.Host);
        Assert.Equal(465, settings.Smtp.Port);
        Assert.Equal(SmtpSecurity.SslOnConnect, settings.Smtp.Security);
        Assert.Equal("u", settings.Smtp.User);
        Assert.Equal("p", settings.Smtp.Password);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Smtp.AnswerWithin);
        Assert.Equal(TimeSpan.FromMinutes(5), settings.CollapseWindow);
        Assert.Equal(30, settings.RatePerMinute);
    }

    [Fact]
    public void Without_settings_changes_wait_two_minutes_and_bounces_go_to_the_senders_domain()
    {
        var settings = Read(("Netzwerk:Mail:From", "post@netzwerk.example"));
        Assert.Equal(TimeSpan.FromMinutes(2), settings.CollapseWindow);
        Assert.Equal("bounce@netzwerk.example", settings.BounceMailbox.ToString());
        Assert.Equal(SmtpSecurity.StartTls, settings.Smtp.Security);
    }

    [Theory]
    [InlineData("Netzwerk:Mail:From", "Netzwerk <post@netzwerk.example>")]
    [InlineData("Netzwerk:Mail:Bounces", "root")]
    [InlineData("Netzwerk:Mail:RatePerMinute", "-1")]
    public void A_wrong_setting_stops_the_start(string name, string value) =>
        Assert.Throws<OptionsValidationException>(() => Read((name, value)));

    [Fact]
    public void A_password_over_an_open_line_to_another_machine_stops_the_start()
    {
        (string, string)[] settings =
        [
            ("Netzwerk:Mail:Smtp:Host", "relay.example"),
            ("Netzwerk:Mail:Smtp:User", "u"),
            ("Netzwerk:Mail:Smtp:Security", "None"),
        ];
        Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Equal(
            "127.0.0.1",
            Read([.. settings, ("Netzwerk:Mail:Smtp:Host", "127.0.0.1")]).Smtp.Host
        );
    }

    [Fact]
    public async Task A_relay_in_the_settings_is_used_and_without_one_the_folder()
    {
        await using var folder = Services();
        Assert.IsType<FolderTransport>(folder.GetRequiredService<IMailTransport>());
        await using var relay = Services(("Netzwerk:Mail:Smtp:Host", "relay.example"));
        Assert.IsType<SmtpTransport>(relay.GetRequiredService<IMailTransport>());
    }

    private static MailSettings Read(params (string Name, string Value)[] settings)
    {
        using var services = Services(settings);
        return services.GetRequiredService<IOptions<MailSettings>>().Value;
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }

        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddMail(Path.Combine(Path.GetTempPath(), "netzwerk-none"))
            .BuildServiceProvider();
    }
}
