using System.Text;
using Netzwerk.Domain;

namespace Netzwerk.Web.Actors.Erasing;

/// <summary>
/// The ids of everybody who was erased, in a file beside the database: a backup from before brings people back, this list
/// does not forget. An id leads nowhere once the person is gone.
/// </summary>
public sealed class ErasureList(string dataDirectory)
{
    public const string FileName = "geloescht";

    private readonly string _file = Path.Combine(dataDirectory, FileName);

    public IReadOnlyCollection<PersonId> Read() =>
        File.Exists(_file)
            ? [.. File.ReadLines(_file).Select(Parse).OfType<PersonId>().Distinct()]
            : [];

    /// <summary>Notes those who are not in it yet; on the disk when it returns.</summary>
    public void Add(IEnumerable<PersonId> erased)
    {
        var added = erased.Except(Read()).ToList();
        if (added.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(dataDirectory);
        using var stream = new FileStream(_file, FileMode.Append, FileAccess.Write);
        // A line that a power cut left half written must not swallow the next one.
        var lines = string.Concat(added.Select(person => $"\n{person}"));
        stream.Write(Encoding.ASCII.GetBytes(lines));
        stream.Flush(flushToDisk: true);
    }

    private static PersonId? Parse(string line) =>
        Guid.TryParse(line, out var id) ? new PersonId(id) : null;
}
