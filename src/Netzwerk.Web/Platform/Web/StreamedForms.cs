using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Netzwerk.Web.Platform.Web;

/// <summary>
/// A page whose form takes files that are too large to be held in memory: each goes to the intake while it arrives.
/// The page finds the other fields in its form as ever.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedFormAttribute(Type intake, long mostBytes)
    : Attribute,
        IRequestSizeLimitMetadata
{
    public Type Intake { get; } = intake;

    public long? MaxRequestBodySize => mostBytes;
}

/// <summary>Takes the files of a form one after the other, before the page sees the form.</summary>
public interface IFileIntake
{
    /// <summary>Whether this visitor may send files here at all; if not, nothing of them is read.</summary>
    Task<bool> OpensAsync(HttpContext http, CancellationToken ct);

    Task TakeAsync(string field, string fileName, Stream content, CancellationToken ct);

    /// <summary>Deletes what the page did not use: the form was expired, something in it was wrong, or it was sent twice.</summary>
    Task DropUnusedAsync(CancellationToken ct);
}

/// <summary>Reads forms with large files piece by piece.</summary>
public static class StreamedForms
{
    /// <summary>A form of ours has a dozen fields.</summary>
    private const int MostFields = 200;

    private const int LongestField = 64 * 1024;

    private const int LongestBoundary = 100;

    /// <summary>After the sign-in and the rights of the page, before the form is looked at.</summary>
    public static void UseStreamedForms(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
                HttpMethods.IsPost(context.Request.Method)
                && context.GetEndpoint()?.Metadata.GetMetadata<StreamedFormAttribute>() is { } form
                && BoundaryOf(context.Request) is { } boundary
                    ? TakeAsync(
                        context,
                        next,
                        (IFileIntake)context.RequestServices.GetRequiredService(form.Intake),
                        boundary
                    )
                    : next(context)
        );

    private static async Task TakeAsync(
        HttpContext context,
        RequestDelegate next,
        IFileIntake intake,
        string boundary
    )
    {
        if (!await intake.OpensAsync(context, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            if (await ReadAsync(context, intake, boundary) is not { } fields)
            {
                return;
            }

            context.Features.Set<IFormFeature>(new FormFeature(fields));
            await next(context);
        }
        finally
        {
            await intake.DropUnusedAsync(CancellationToken.None);
        }
    }

    /// <summary>Null when the request was broken; the status then says how.</summary>
    private static async Task<FormCollection?> ReadAsync(
        HttpContext context,
        IFileIntake intake,
        string boundary
    )
    {
        try
        {
            return await FieldsAsync(context, intake, boundary);
        }
        catch (BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return null;
    }

    private static async Task<FormCollection> FieldsAsync(
        HttpContext context,
        IFileIntake intake,
        string boundary
    )
    {
        var ct = context.RequestAborted;
        var fields = new KeyValueAccumulator();
        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (
                !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part)
                || HeaderUtilities.RemoveQuotes(part.Name).Value is not { Length: > 0 } name
            )
            {
                throw new InvalidDataException("A part of the form has no name.");
            }

            if (section.AsFileSection() is { } file)
            {
                await intake.TakeAsync(name, file.FileName, section.Body, ct);
            }
            else
            {
                fields.Append(name, await ValueAsync(section.Body, ct));
            }

            if (fields.ValueCount > MostFields)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"More than {MostFields} fields.")
                );
            }
        }

        return new(fields.HasValues ? fields.GetResults() : []);
    }

    private static async Task<string> ValueAsync(Stream body, CancellationToken ct)
    {
        var bytes = new byte[LongestField + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return read <= LongestField
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, read)
            : throw new InvalidDataException("A field of the form is too long.");
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary)
            is { HasValue: true, Length: > 0 and <= LongestBoundary } boundary
            ? boundary.Value
            : null;
}
