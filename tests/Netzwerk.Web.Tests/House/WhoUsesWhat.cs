using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using Marten.Events.Aggregation;
using Marten.Events.Projections;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class WhoUsesWhat
{
    private static readonly string[] Technique =
    [
        "MailKit.",
        "MimeKit.",
        "Ical.Net.",
        "Hangfire.",
        "HarfBuzzSharp.",
        "NodaTime.",
        "DiffPlex.",
        "DocumentFormat.OpenXml.",
    ];

    private static readonly string[] Asides = ["Apply", "Create", "Project", "ShouldDelete"];

    [Fact]
    public void Mail_calendar_job_and_type_setting_libraries_stay_in_the_platform()
    {
        static bool IsTechnique(string name) =>
            Technique.Any(t => name.StartsWith(t, StringComparison.Ordinal));
        Assert.Contains(
            Plan.In($"{Plan.Web}.Platform"),
            t => t.Dependencies.Any(d => IsTechnique(d.Target.FullName))
        );
        Plan.NoFaults(
            Plan.Violations(
                Plan.Types.Where(t => !Plan.IsIn(t.FullName, $"{Plan.Web}.Platform")),
                (_, target) => IsTechnique(target)
            )
        );
    }

    [Fact]
    public void Jobs_are_plain_classes_that_take_keys_and_a_token()
    {
        var jobs = Plan
            .WebAssembly.GetTypes()
            .Where(t => t.IsClass && t != typeof(CommandRunner))
            .Select(t =>
                (
                    Type: t,
                    Run: t.GetMethod(
                        "RunAsync",
                        BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
                    )
                )
            )
            .Where(j => j.Run is not null)
            .ToArray();
        Assert.NotEmpty(jobs);
        Assert.All(
            jobs,
            j =>
            {
                Assert.True(j.Type.IsSealed && j.Type.BaseType == typeof(object), j.Type.Name);
                var parameters = j.Run!.GetParameters().Select(p => p.ParameterType).ToArray();
                Assert.Equal(typeof(CancellationToken), parameters[^1]);
                Assert.All(parameters[..^1], p => Assert.True(IsKey(p), $"{j.Type.Name}: {p}"));
            }
        );
    }

    [Fact]
    public void Only_the_domain_says_that_something_happened()
    {
        Assert.Contains(
            Plan.In(Plan.Domain),
            t => t.Name == "MeetingDecisions" && Constructed(t).Any()
        );
        Plan.NoFaults(
            Plan.In(Plan.Web)
                .SelectMany(t => Constructed(t).Select(e => $"{t.FullName} makes {e}"))
                .Distinct(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Projections_evolve_and_never_look_at_a_clock()
    {
        var projections = Plan.WebAssembly.GetTypes().Where(IsProjection).ToArray();
        Assert.NotEmpty(projections);
        Assert.All(
            projections,
            p =>
                Assert.DoesNotContain(
                    p.GetMethods(
                        BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.DeclaredOnly
                    ),
                    m => Asides.Contains(m.Name, StringComparer.Ordinal)
                )
        );
        var names = projections.Select(p => p.FullName).ToHashSet(StringComparer.Ordinal);
        var planned = Plan.In(Plan.Web).Where(t => names.Contains(t.FullName)).ToArray();
        Assert.NotEmpty(planned);
        Plan.NoFaults(Plan.Violations(planned, (_, target) => target is "System.TimeProvider"));
    }

    private static IEnumerable<string> Constructed(IType type) =>
        type
            .Dependencies.OfType<MethodCallDependency>()
            .Where(d =>
                d.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal)
                && DomainEvents.StoredNames.Keys.Any(e => e.FullName == d.Target.FullName)
            )
            .Select(d => d.Target.Name);

    private static bool IsProjection(Type type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (
                t == typeof(EventProjection)
                || (
                    t.IsGenericType
                    && (
                        t.GetGenericTypeDefinition() == typeof(SingleStreamProjection<,>)
                        || t.GetGenericTypeDefinition() == typeof(MultiStreamProjection<,>)
                    )
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKey(Type type) =>
        type == typeof(Guid)
        || type == typeof(string)
        || type == typeof(int)
        || type == typeof(long)
        || type.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGuidId<>));
}
