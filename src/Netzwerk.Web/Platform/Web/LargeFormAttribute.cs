using Microsoft.AspNetCore.Http.Metadata;

namespace Netzwerk.Web.Platform.Web;

/// <summary>
/// A page whose form takes a file that is larger than what other pages take. It stays in memory: a list of people has
/// no business in the folder for temporary files.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargeFormAttribute(long mostBytes)
    : Attribute,
        IRequestSizeLimitMetadata,
        IFormOptionsMetadata
{
    public long? MaxRequestBodySize => mostBytes;

    public long? MultipartBodyLengthLimit => mostBytes;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => (int)mostBytes;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => null;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}
