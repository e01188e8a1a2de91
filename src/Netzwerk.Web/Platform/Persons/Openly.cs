namespace Netzwerk.Web.Platform.Persons;

/// <summary>
/// Why the card of somebody under disclosure block is opened all the same. Whoever does not say one of these gets the
/// neutral card; a test knows every place that says one.
/// </summary>
public enum Openly
{
    /// <summary>Address and salutation of a mail or letter to the person.</summary>
    OwnMail,

    /// <summary>The page about this one person, for the person and for coordinators, and what belongs to it.</summary>
    OwnPage,

    /// <summary>The page by which coordinators find the people under disclosure block.</summary>
    ListOfTheShielded,

    /// <summary>Read to be changed and stored again; nobody sees it.</summary>
    Changing,

    /// <summary>Held against a name or an address that somebody else has; nobody sees it.</summary>
    Comparing,

    /// <summary>Found in texts to be blacked out there.</summary>
    BlackingOut,
}
