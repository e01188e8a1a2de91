namespace Netzwerk.Domain;

/// <summary>The stable name under which a fact is stored. It never changes once released.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Free text that may name people: it is masked when a person is erased (Art. 17 GDPR).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;

/// <summary>What something holds about people, and why: docs/privacy.md is written from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
public sealed class AboutPeopleAttribute(string what, string purpose) : Attribute
{
    public string What { get; } = what;

    public string Purpose { get; } = purpose;

    /// <summary>The legal basis; the usual one is the public task of the county.</summary>
    public string Basis { get; init; } = "Art. 6(1)(e) GDPR, § 3 SächsDSDG";

    public string SeenBy { get; init; } = "nobody";

    public string Kept { get; init; } = "until the person is erased";
}

/// <summary>Holds nothing about people, and why that is so.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NobodyAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
