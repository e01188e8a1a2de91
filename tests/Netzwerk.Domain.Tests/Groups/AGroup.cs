using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

/// <summary>Groups to begin a story with.</summary>
public static class AGroup
{
    public static readonly Story<Group, GroupEvent> Founded = new(
        new GroupFounded("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Open, "Kurse")
    );

    public static readonly Story<Group, GroupEvent> WithAnna = Founded.And(
        new MemberSeated(Anna, School, GroupRole.Member)
    );

    public static readonly Story<Group, GroupEvent> Closed = WithAnna.And(new GroupClosed());
}
