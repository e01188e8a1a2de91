using System.Buffers;
using System.Text;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>Watches a file go by, piece by piece: whether all of it is text, and what a PDF says of itself in plain words.</summary>
public sealed class ContentProbe
{
    // What typewriters had: tab, line feed, form feed, carriage return. UTF-16 has zeros and is no text to us.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable
            .Range(0, 0x20)
            .Append(0x7F)
            .Where(c => c is not ('\t' or '\n' or '\f' or '\r'))
            .Select(c => (byte)c),
    ]);

    private static readonly (byte[] Word, PaperTrait Trait)[] Words =
    [
        ("/Encrypt"u8.ToArray(), PaperTrait.Password),
        ("/JavaScript"u8.ToArray(), PaperTrait.Active),
        ("/EmbeddedFile"u8.ToArray(), PaperTrait.Active),
        ("/Launch"u8.ToArray(), PaperTrait.Active),
    ];

    private static readonly int Longest = Words.Max(w => w.Word.Length);

    private readonly HashSet<PaperTrait> _traits = [];
    private byte[] _before = [];

    public bool IsText { get; private set; } = true;

    /// <summary>What a PDF says of itself; packed parts of it say nothing.</summary>
    public IReadOnlyCollection<PaperTrait> PdfTraits => _traits;

    public void Feed(ReadOnlySpan<byte> piece)
    {
        IsText = IsText && !piece.ContainsAny(Controls);
        // A word may be cut in two by the pieces.
        Look([.. _before, .. piece[..Math.Min(Longest, piece.Length)]]);
        Look(piece);
        _before = piece[Math.Max(0, piece.Length - Longest)..].ToArray();
    }

    private void Look(ReadOnlySpan<byte> piece)
    {
        foreach (var (word, trait) in Words)
        {
            if (piece.IndexOf(word) >= 0)
            {
                _traits.Add(trait);
            }
        }
    }
}

/// <summary>Tells text that a browser could take for a page or a picture with programs in it.</summary>
internal static class Markup
{
    private static readonly string[] Marks =
    [
        "<!doctype",
        "<html",
        "<svg",
        "<script",
        "<iframe",
        "<body",
        "<?xml",
        "<?php",
    ];

    public static bool IsAt(ReadOnlySpan<byte> head)
    {
        var start = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF').Trim();
        return start.StartsWith('<')
            || Marks.Any(m => start.Contains(m, StringComparison.OrdinalIgnoreCase));
    }
}
