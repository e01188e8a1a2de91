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
