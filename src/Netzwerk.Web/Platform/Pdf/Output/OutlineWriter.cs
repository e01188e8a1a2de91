using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Layout;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>The bookmarks: the headings as a tree.</summary>
internal sealed class OutlineWriter(PdfObjects objects, IReadOnlyList<int> pageIds)
{
    private sealed record Node(int Id, int Level, Bookmark? Bookmark)
    {
        public List<Node> Kids { get; } = [];

        public int Descendants => Kids.Sum(kid => 1 + kid.Descendants);
    }

    /// <summary>Null without headings: an empty outline is worse than none.</summary>
    public int? Write(IReadOnlyList<Bookmark> bookmarks)
    {
        if (bookmarks.Count == 0)
        {
            return null;
        }

        var root = new Node(objects.Reserve(), 0, null);
        var path = new Stack<Node>([root]);
        foreach (var bookmark in bookmarks)
        {
            while (path.Peek().Level >= bookmark.Level)
            {
                path.Pop();
            }

            var node = new Node(objects.Reserve(), bookmark.Level, bookmark);
            path.Peek().Kids.Add(node);
            path.Push(node);
        }

        objects.Set(root.Id, $"<</Type /Outlines{Ends(root)}>>");
        WriteKids(root);
        return root.Id;
    }

    private void WriteKids(Node parent)
    {
        for (var i = 0; i < parent.Kids.Count; i++)
        {
            var node = parent.Kids[i];
            if (node.Bookmark is not { } bookmark)
            {
                continue;
            }

            var entry = new StringBuilder();
            entry.Append(
                CultureInfo.InvariantCulture,
                $"<</Title {Syntax.Text(bookmark.Title)} /Parent {parent.Id} 0 R"
            );
            if (i > 0)
            {
                entry.Append(CultureInfo.InvariantCulture, $" /Prev {parent.Kids[i - 1].Id} 0 R");
            }

            if (i + 1 < parent.Kids.Count)
            {
                entry.Append(CultureInfo.InvariantCulture, $" /Next {parent.Kids[i + 1].Id} 0 R");
            }

            var page = Syntax.Reference(pageIds[bookmark.Page.Index]);
            entry.Append(
                CultureInfo.InvariantCulture,
                $"{Ends(node)} /Dest [{page} /XYZ null {Syntax.Number(bookmark.Top + 6)} null]>>"
            );
            objects.Set(node.Id, entry.ToString());
            WriteKids(node);
        }
    }

    private static string Ends(Node node) =>
        node.Kids.Count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" /First {node.Kids[0].Id} 0 R /Last {node.Kids[^1].Id} 0 R /Count {node.Descendants}"
            );
}
