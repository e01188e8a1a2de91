namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>What the cells of a column are taken for.</summary>
public enum ImportField
{
    /// <summary>Not taken over.</summary>
    None,
    GivenName,
    FamilyName,

    /// <summary>Both names in one cell.</summary>
    FullName,
    Mail,
    Phone,
    Organisation,
    OrganisationKind,
    Municipality,
    Street,
    PostCode,
    Town,

    /// <summary>All lines of an address in one cell.</summary>
    Address,
    Language,
    Note,

    /// <summary>What may not be kept about people, such as faith or nationality (DP-2); never taken over.</summary>
    Forbidden,
}
