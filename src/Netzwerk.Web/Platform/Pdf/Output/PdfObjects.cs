using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>The numbered objects of the file, its cross-reference table and its id.</summary>
internal sealed class PdfObjects : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly List<long> _offsets = [];

    public PdfObjects() => Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");

    public void Dispose() => _file.Dispose();

    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body)
    {
        Begin(id);
        Write($"{body}\nendobj\n");
    }

    public int AddStream(byte[] data, string entries = "")
    {
        using var compressed = new MemoryStream();
        using (
            var deflating = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true)
        )
        {
            deflating.Write(data);
        }

        return AddRawStream(compressed.ToArray(), $"/Filter /FlateDecode {entries}");
    }

    public int AddRawStream(byte[] data, string entries)
    {
        var id = Reserve();
        Begin(id);
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<<{entries} /Length {data.Length}>>\nstream\n"
            )
        );
        _file.Write(data);
        Write("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>The id is a hash of all that came before it, so equal documents are equal files.</summary>
    public byte[] Finish(int catalog, int info)
    {
        var hash = Convert.ToHexString(SHA256.HashData(_file.ToArray()).AsSpan(0, 16));
        var start = _file.Length;
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n"
            )
        );
        foreach (var offset in _offsets)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        }

        var (root, about) = (Syntax.Reference(catalog), Syntax.Reference(info));
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"trailer\n<</Size {_offsets.Count + 1} /Root {root} "
            )
        );
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/Info {about} /ID [<{hash}> <{hash}>]>>\n"
            )
        );
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return _file.ToArray();
    }

    private void Begin(int id)
    {
        _offsets[id - 1] = _file.Length;
        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n"));
    }

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}
