using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Letterheads;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Letterheads;

/// <summary>What coordinators change about the letterhead.</summary>
public sealed class LetterheadCommands(CommandRunner commands)
{
    public Task<CommandResult> WordAsync(
        WordLetterhead ask,
        Asker asker,
        long? version,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (Allows(work, asker))
                {
                    await work.AppendAsync<Letterhead, LetterheadEvent>(
                        Letterhead.OfTheOffice,
                        l => LetterheadDecisions.Decide(l, ask),
                        token,
                        version
                    );
                }
            },
            ct
        );

    /// <summary>Takes a picture in that was read and found good; null takes the picture away.</summary>
    public Task<CommandResult> SetLogoAsync(
        (PdfImage Image, string Description)? logo,
        Asker asker,
        long? version,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            (work, token) =>
                Allows(work, asker) ? SetLogoAsync(work, logo, version, token) : Task.CompletedTask,
            ct
        );

    private static async Task SetLogoAsync(
        Work work,
        (PdfImage Image, string Description)? logo,
        long? version,
        CancellationToken ct
    )
    {
        var before = await work.Session.LoadAsync<Letterhead>(Letterhead.OfTheOffice, ct);
        var file = logo is { } given
            ? new LogoFile(Checksum(given.Image.Bytes), given.Image.Bytes)
            : null;
        var wanted =
            logo is var (image, description) && file is not null
                ? new LetterheadLogo(
                    file.Id,
                    image.IsJpeg ? LogoFormat.Jpeg : LogoFormat.Png,
                    image.Width,
                    image.Height,
                    description
                )
                : null;
        await work.AppendAsync<Letterhead, LetterheadEvent>(
            Letterhead.OfTheOffice,
            l => LetterheadDecisions.Decide(l, new SetLetterheadLogo(wanted)),
            ct,
            version
        );
        if (work.Failed)
        {
            return;
        }

        if (before?.Logo is { } old && old.Sha256 != file?.Id)
        {
            work.Session.Delete<LogoFile>(old.Sha256);
        }

        if (file is not null)
        {
            work.Session.Store(file);
        }
    }

    private static string Checksum(byte[] bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static bool Allows(Work work, Asker asker)
    {
        if (!asker.User.IsInRole(Caller.CoordinatorRole))
        {
            work.NotFound();
        }

        return !work.Failed;
    }
}
