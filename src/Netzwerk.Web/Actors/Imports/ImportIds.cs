using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>The id of what a row of a list brings in: taken again after a crash, it is the same one.</summary>
internal static class ImportIds
{
    public static Guid Of(Guid import, string what) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{import}\n{what}")).AsSpan(0, 16));
}
