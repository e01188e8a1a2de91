using Netzwerk.Domain;

namespace Netzwerk.Web.Actors.Matching;

/// <summary>Why somebody may be somebody who is there already.</summary>
public enum LikeReason
{
    Mail,
    Name,
    Transposed,
    Spelling,
    Phone,
    Initial,
}

/// <summary>What somebody is looked up by.</summary>
public sealed record Looked(
    string GivenName,
    string FamilyName,
    string Mail,
    string Phone,
    OrganisationId? Organisation
);

/// <summary>Finds who looks alike; the same person can be found for several reasons, the best first.</summary>
public static class PersonLikes
{
    public static IEnumerable<(Known Known, LikeReason Reason)> Of(
        DirectoryIndex index,
        Looked looked
    )
    {
        var (given, family) = (looked.GivenName, looked.FamilyName);
        if (index.ByMail(looked.Mail) is { } owner)
        {
            yield return (owner, LikeReason.Mail);
        }

        // A name of signs only looks like every other one.
        if (Folding.Name(family).Length == 0)
        {
            yield break;
        }

        foreach (var known in index.ByName(given, family))
        {
            yield return (
                known,
                IsTransposed(given, known) ? LikeReason.Transposed : LikeReason.Name
            );
        }

        foreach (var known in index.BySpelling(given, family))
        {
            yield return (known, LikeReason.Spelling);
        }

        var (phone, plain) = (Folding.Phone(looked.Phone), Folding.Loose(given));
        foreach (var known in index.ByFamily(family))
        {
            if (phone.Length > 0 && phone == known.Phone)
            {
                yield return (known, LikeReason.Phone);
            }
            else if (
                looked.Organisation is not null
                && known.Organisation == looked.Organisation
                && IsInitial(plain, known.GivenName)
            )
            {
                yield return (known, LikeReason.Initial);
            }
        }
    }

    public static bool IsTransposed(string given, Known known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Folding.Name(given) != Folding.Name(known.Card.GivenName);
    }

    private static bool IsInitial(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length > 0 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }
}
