using Marten;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Incoming.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Incoming;

/// <summary>Marks the texts of incoming mails.</summary>
public sealed class IncomingTexts;

/// <summary>Mail that comes in: answers of calendars and people, reports of mail servers, and what coordinators decide about.</summary>
public static class IncomingFeature
{
    public static void AddIncoming(this IServiceCollection services)
    {
        services.ConfigureMarten(options =>
        {
            options.AddState<IncomingMail, IncomingMailEvent>();
            options.Schema.For<IncomingMail>().Index(m => m.Verdict);
            options
                .Schema.For<HandledMail>()
                .Index(h => h.Uid)
                .Index(h => h.At)
                .Index(h => h.Person!);
            options.Schema.For<SealedLetter>().Index(l => l.Person!);
            options.Schema.For<AnswerStamp>().Index(s => s.Person);
            options.Schema.For<SigningDomain>().Index(d => d.LastSeen);
        });
        services.AddInbox<IncomingMails>();
        services.AddSingleton<MailTokens>();
        services.AddSingleton<SigningDomains>();
        services.AddSingleton<MailSorter>();
        services.AddSingleton<ReportSorter>();
        services.AddSingleton<BounceNotes>();
        services.AddSingleton<Refreshes>();
        services.AddSingleton<CalendarSorter>();
        services.AddSingleton<Unsubscriptions>();
        services.AddSingleton<RefreshSorter>();
        services.AddSingleton<PlainSorter>();
        services.AddSingleton<IncomingLetters>();
        services.AddSingleton<IncomingCommands>();
        services.AddSingleton<MailAnswers>();
        services.AddScoped<IncomingScreens>();
        services.AddScoped<IShellPart, IncomingShell>();
        services.AddSingleton<IErasureStep, IncomingErasure>();
        services.AddSingleton<ReceiptMailWriter>();
        services.AddSingleton<IDispatchWriter, ReceiptDispatch>();
        services.AddTransient<ForgetIncoming>();
        services.AddSingleton(
            RecurringWork.Of<ForgetIncoming>(
                "forget-incoming",
                "47 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }
}
