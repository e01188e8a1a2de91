using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class StoredAsApproved
{
    // The contracts of the events are approved with StoredJson; the store must write just that.
    [Fact]
    public void The_event_store_writes_what_the_domain_approved()
    {
        var options = new StoreOptions();
        options.UseStoredJson();
        object[] facts =
        [
            new MeetingPlanned(
                new(Guid.Empty),
                "Größe <b>",
                new(2026, 12, 10),
                new(14, 0),
                new(16, 0),
                "",
                ""
            ),
            new MemberSeated(new(Guid.Empty), Organisation: null, GroupRole.Chair),
            new GroupDeadlinesSet([7, 1], 14),
            new GroupTaskRemindersSet([3, 0], 7),
            new GroupDatesShownToNewcomers(true),
        ];
        foreach (var fact in facts)
        {
            Assert.Equal(
                JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options),
                options.Serializer().ToJson(fact)
            );
        }
    }
}
