using ArchUnitNET.Domain;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class WhoKnowsWhom
{
    // Types that stand for other types in the plan (type parameters, arrays) have no namespace.
    private static bool IsOutside(string name) =>
        name.Contains('.', StringComparison.Ordinal)
        && !name.StartsWith("System.", StringComparison.Ordinal)
        && !name.StartsWith("Netzwerk.Domain.", StringComparison.Ordinal)
        && !name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal);

    [Fact]
    public void The_domain_knows_the_base_library_only()
    {
        var domain = Plan.In(Plan.Domain);
        Assert.Contains(domain, t => t.Name == "Meeting");
        Assert.Contains(domain, t => t.Dependencies.Any(d => IsInSystem(d.Target)));
        Plan.NoFaults(Plan.Violations(domain, (_, target) => IsOutside(target)));
        Assert.All(
            Plan.DomainAssembly.GetReferencedAssemblies(),
            a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal)
        );
        var project = File.ReadAllText(
            Path.Combine(Plan.Root, "src/Netzwerk.Domain/Netzwerk.Domain.csproj")
        );
        Assert.DoesNotContain("Reference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ground_knows_no_feature()
    {
        var ground = FeatureMap.Ground.SelectMany(g => Plan.In($"{Plan.Web}.{g}")).ToArray();
        Assert.NotEmpty(ground);
        Plan.NoFaults(Plan.Violations(ground, (_, target) => FeatureOf(target).Length > 0));
    }

    [Fact]
    public void Features_know_each_other_along_the_map_only()
    {
        var features = Plan.Types.Where(t => FeatureOf(t.FullName).Length > 0).ToArray();
        Assert.NotEmpty(features);
        Assert.Contains(
            features,
            t => t.Dependencies.Any(d => Plan.IsIn(d.Target.FullName, $"{Plan.Web}.Platform"))
        );
        Plan.NoFaults(
            Plan.Violations(
                features,
                (t, target) => !MayKnow(FeatureOf(t.FullName), FeatureOf(target))
            )
        );
    }

    [Fact]
    public void The_parts_of_the_domain_know_each_other_along_the_same_map()
    {
        var parts = Plan.In(Plan.Domain);
        Assert.Contains(parts, t => DomainPart(t.FullName) == "Minutes");
        Plan.NoFaults(
            Plan.Violations(
                parts,
                (t, target) => !MayKnow(DomainPart(t.FullName), DomainPart(target))
            )
        );
    }

    [Fact]
    public void Every_folder_of_the_web_is_on_the_map() =>
        Plan.NoFaults(
            Plan.FoldersOf(Plan.Web).Except(FeatureMap.Ground).Except(FeatureMap.MayKnow.Keys)
        );

    [Fact]
    public void Every_folder_of_the_domain_mirrors_a_feature()
    {
        var parts = Plan.FoldersOf(Plan.Domain).ToArray();
        Assert.NotEmpty(parts);
        Plan.NoFaults(parts.Except(FeatureMap.MayKnow.Keys));
    }

    [Fact]
    public void The_map_has_no_circle()
    {
        var open = FeatureMap.MayKnow.Keys.ToHashSet(StringComparer.Ordinal);
        Plan.NoFaults(FeatureMap.MayKnow.Values.SelectMany(v => v).Except(open));
        while (open.FirstOrDefault(f => !FeatureMap.MayKnow[f].Any(open.Contains)) is { } settled)
        {
            open.Remove(settled);
        }

        Assert.Empty(open);
    }

    private static bool MayKnow(string from, string to) =>
        to.Length == 0
        || from == to
        || from.Length == 0
        || FeatureMap.MayKnow[from].Contains(to, StringComparer.Ordinal);

    private static string FeatureOf(string fullName) =>
        Plan.FolderOf(fullName, Plan.Web) is { Length: > 0 } folder
        && !FeatureMap.Ground.Contains(folder, StringComparer.Ordinal)
            ? folder
            : "";

    private static string DomainPart(string fullName) => Plan.FolderOf(fullName, Plan.Domain);

    private static bool IsInSystem(IType type) =>
        type.FullName.StartsWith("System.", StringComparison.Ordinal);
}
