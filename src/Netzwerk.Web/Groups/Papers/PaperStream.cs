using Marten;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>A file as it is read out of its sealed parts: from anywhere, never more than one part in memory.</summary>
internal sealed class PaperStream(IQuerySession session, PaperSeal seal, Guid content, long length)
    : Stream
{
    private byte[] _part = [];
    private int _number = -1;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_position >= length || buffer.Length == 0)
        {
            return 0;
        }

        var number = (int)(_position / PaperSeal.PartBytes);
        if (number != _number)
        {
            _part = await seal.OpenAsync(session, content, number, cancellationToken);
            _number = number;
        }

        var from = (int)(_position % PaperSeal.PartBytes);
        var count = Math.Min(buffer.Length, _part.Length - from);
        _part.AsMemory(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A database is asked asynchronously.");

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();
}
