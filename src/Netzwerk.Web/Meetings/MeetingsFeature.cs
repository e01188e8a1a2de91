using Marten;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>Meetings: planned, called, answered, moved, cancelled and held.</summary>
public static class MeetingsFeature
{
    public static void AddMeetings(this IServiceCollection services) =>
        services.ConfigureMarten(options =>
        {
            options.AddState<Meeting, MeetingEvent>();
            options.Schema.For<Meeting>().Index(m => m.Group).Index(m => m.When.Day);
        });
}
