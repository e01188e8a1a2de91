namespace Netzwerk.Domain.Actors;

/// <summary>A person is under disclosure block (§ 51 BMG): from now on no list, file or calendar tells who it is.</summary>
[StoredAs("person-shielded.1")]
public sealed record PersonShielded : PersonEvent;

/// <summary>The disclosure block of a person was lifted.</summary>
[StoredAs("person-shield-lifted.1")]
public sealed record PersonShieldLifted : PersonEvent;

/// <summary>The wish to put a person under disclosure block, or to lift it.</summary>
public sealed record ShieldPerson(bool IsShielded);

/// <summary>The rules for disclosure blocks; nobody has to say why, and no reason is kept.</summary>
public static class PersonShieldDecisions
{
    private static readonly PersonEvent[] Nothing = [];

    public static Outcome<PersonEvent> Decide(Person person, ShieldPerson ask) =>
        person.IsErased ? new Refusal("person.erased")
        : person.MergedInto is not null ? new Refusal("merge.already-merged")
        : person.IsShielded == ask.IsShielded ? Nothing
        : ask.IsShielded ? new PersonShielded()
        : new PersonShieldLifted();
}
