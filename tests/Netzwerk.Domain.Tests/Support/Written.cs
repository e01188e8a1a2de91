using System.Text.Json;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>Facts as they are stored; compares lists by content, which records do not.</summary>
public static class Written
{
    public static string Down(object fact) =>
        $"{fact.GetType().Name} {JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options)}";
}
