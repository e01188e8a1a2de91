using Netzwerk.Web.Accounts;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Cards;
using Netzwerk.Web.Actors.Erasing;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.Cockpit;
using Netzwerk.Web.Demo;
using Netzwerk.Web.Development;
using Netzwerk.Web.DistributionLists;
using Netzwerk.Web.Export;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.FollowUp.Api;
using Netzwerk.Web.Freshness;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Groups.Confidentiality;
using Netzwerk.Web.Groups.Joining.Invitations.Pages;
using Netzwerk.Web.Groups.Lists;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Groups.Participation;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.History;
using Netzwerk.Web.Incoming;
using Netzwerk.Web.Legal;
using Netzwerk.Web.Letterheads;
using Netzwerk.Web.Letters;
using Netzwerk.Web.MailChoices;
using Netzwerk.Web.MailTexts;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Api;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Api;
using Netzwerk.Web.Minutes.Compilations;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.NetworkPicture;
using Netzwerk.Web.Platform;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Post;
using Netzwerk.Web.SchedulingPolls;
using Netzwerk.Web.Shared;
using Netzwerk.Web.Successors;
using Netzwerk.Web.Topics;

namespace Netzwerk.Web;

/// <summary>All parts of the program in one place: what it is made of, and what it answers to.</summary>
public static class Composition
{
    public static void AddNetzwerk(
        this WebApplicationBuilder builder,
        string connectionString,
        string dataDirectory
    )
    {
        SettingsCheck.ThrowIfUnreadable(builder.Configuration);
        var key = MasterKey.Load(builder.Configuration["Netzwerk:MasterKey"], dataDirectory);
        builder.AddPlatform(connectionString, key, dataDirectory);
        var services = builder.Services;
        services.AddWebPages();
        services.AddShared();
        services.AddApi();
        services.AddAccounts();
        services.AddActors(dataDirectory);
        services.AddGroups();
        services.AddMeetings();
        services.AddSeries();
        services.AddSchedulingPolls();
        services.AddCircularResolutions();
        services.AddTopics();
        services.AddMinutes();
        services.AddFollowUp();
        services.AddMailChoices();
        services.AddLetterheads();
        services.AddLetters();
        services.AddMailTexts();
        services.AddPost();
        services.AddIncoming();
        services.AddSuccessors();
        services.AddFreshness();
        services.AddDistributionLists();
        services.AddCockpit();
        services.AddFeeds();
        services.AddHistory();
        services.AddNetworkPicture();
        services.AddDevelopmentPost();
        services.AddDemo();
    }

    public static void MapNetzwerk(this WebApplication app)
    {
        app.UseWebPages();
        app.UseAccounts();
        app.UseShell();
        app.MapPlatform();
        var api = app.MapApi();
        GroupsApi.Map(api);
        ProcedureApi.Map(api);
        ConfidentialityApi.Map(api);
        MeetingsApi.Map(api);
        SeriesApi.Map(api);
        MinutesApi.Map(api);
        FollowUpApi.Map(api);
        app.MapShared();
        app.MapLegal();
        app.MapExport();
        ImportFiles.Map(app);
        app.MapPapers();
        app.MapMeetings();
        app.MapCalling();
        app.MapPost();
        MinutesFiles.Map(app);
        ExtractFiles.Map(app);
        CompilationFiles.Map(app);
        RegisterFiles.Map(app);
        DirectoryFiles.Map(app);
        NetworkFiles.Map(app);
        CardFiles.Map(app);
        ParticipationFiles.Map(app);
        GroupLists.Map(app);
        MemberLists.Map(app);
        ConfidentialityFiles.Map(app);
        FlyerFile.Map(app);
        FreshnessFiles.Map(app);
        app.MapDistributionLists();
        app.MapMinutes();
        app.MapLetterheads();
        app.MapLetters();
        app.MapFeeds();
        app.MapMailChoices();
        app.MapDevelopmentPost();
    }

    /// <summary>Does what the command line asks for, or serves until told to stop.</summary>
    public static async Task<int> RunCommandAsync(
        this WebApplication app,
        string[] args,
        CancellationToken stop
    )
    {
        await app.ThrowIfKeyIsForeignAsync(stop);
        await app.EraseAgainAsync(stop);
        if (await app.RunAccountsConsoleAsync(args, stop) is { } exitCode)
        {
            return exitCode;
        }

        PortCheck.ThrowIfTaken(app.Configuration);
        await app.LoadDemoAsync(args, stop);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
