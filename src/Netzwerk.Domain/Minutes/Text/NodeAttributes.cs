using System.Globalization;
using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The details of one node; a value that is not allowed never gets in.</summary>
internal abstract record NodeAttributes
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    public virtual bool IsComplete => true;

    /// <summary>The same details with one of them changed, or null when name or value is not allowed.</summary>
    public abstract NodeAttributes? With(string name, object? value);

    public abstract void WriteTo(Utf8JsonWriter writer);

    // Only the canonical spelling, so that browser and server compare the same text.
    protected static Guid? Key(string text) =>
        Guid.TryParseExact(text, "D", out var id)
        && string.Equals(id.ToString(), text, StringComparison.Ordinal)
            ? id
            : null;

    protected static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= MinutesSchema.FirstYear and <= MinutesSchema.LastYear
            ? day
            : null;

    protected static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    protected static string Written(DateOnly? day) =>
        day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    protected static string Written(TimeOnly? time) =>
        time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";
}

internal sealed record HeadingAttributes(int Level) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value)
            is ("level", int and >= MinutesSchema.TopHeading and <= MinutesSchema.LowestHeading)
            ? new HeadingAttributes((int)value)
            : null;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNumber("level", Level);
}

internal sealed record OrderedListAttributes(int Order) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("order", int and >= 0 and <= MinutesSchema.MaxListStart)
            ? new OrderedListAttributes((int)value)
            : null;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNumber("order", Order);
}

internal sealed record DecisionAttributes(string Vote) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("vote", string { Length: <= MinutesSchema.MaxVoteLength } vote)
        && MinutesSchema.IsSingleLine(vote)
            ? new DecisionAttributes(vote)
            : null;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteString("vote", Vote);
}

/// <summary>A task is for a person or for an organisation.</summary>
internal sealed record TaskAttributes(
    PersonId? Assignee,
    DateOnly? Due,
    bool Done,
    OrganisationId? Organisation
) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) switch
        {
            ("assignee", "") => this with { Assignee = null },
            ("assignee", string id) when Key(id) is { } person => this with
            {
                Assignee = new(person),
            },
            ("organisation", "") => this with { Organisation = null },
            ("organisation", string id) when Key(id) is { } organisation => this with
            {
                Organisation = new(organisation),
            },
            ("due", "") => this with { Due = null },
            ("due", string day) when Day(day) is { } due => this with { Due = due },
            ("done", bool done) => this with { Done = done },
            _ => null,
        };

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("assignee", Assignee?.ToString() ?? "");
        writer.WriteString("due", Written(Due));
        writer.WriteBoolean("done", Done);
        writer.WriteString("organisation", Organisation?.ToString() ?? "");
    }
}

internal sealed record StatementAttributes(PersonId? Member) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) switch
        {
            ("member", "") => this with { Member = null },
            ("member", string id) when Key(id) is { } person => this with { Member = new(person) },
            _ => null,
        };

    public override void WriteTo(Utf8JsonWriter writer) =>
        writer.WriteString("member", Member?.ToString() ?? "");
}

internal sealed record DateAttributes(DateOnly? At, TimeOnly? From, TimeOnly? To) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) switch
        {
            ("day", "") => this with { At = null },
            ("day", string day) when Day(day) is { } at => this with { At = at },
            ("from", "") => this with { From = null },
            ("from", string time) when Time(time) is { } from => this with { From = from },
            ("to", "") => this with { To = null },
            ("to", string time) when Time(time) is { } to => this with { To = to },
            _ => null,
        };

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("day", Written(At));
        writer.WriteString("from", Written(From));
        writer.WriteString("to", Written(To));
    }
}

internal sealed record TableAttributes(bool Header) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("header", bool header) ? new TableAttributes(header) : null;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBoolean("header", Header);
}

/// <summary>A picture lies beside the text; in it stand its id and what it shows, in words.</summary>
internal sealed record ImageAttributes(MinutesImageId? Image, string Alternative) : NodeAttributes
{
    public override bool IsComplete => Image is not null && Alternative.Length > 0;

    public override NodeAttributes? With(string name, object? value) =>
        (name, value) switch
        {
            ("id", string id) when Key(id) is { } image => this with { Image = new(image) },
            ("alt", string alt) when MinutesSchema.IsAlternative(alt) => this with
            {
                Alternative = alt,
            },
            _ => null,
        };

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("id", Image?.ToString() ?? "");
        writer.WriteString("alt", Alternative);
    }
}

/// <summary>Only the id: a name never enters the text and so never enters an event.</summary>
internal sealed record MentionAttributes(PersonId? Id) : NodeAttributes
{
    public override bool IsComplete => Id is not null;

    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("id", string id) && Key(id) is { } person
            ? new MentionAttributes(new PersonId(person))
            : null;

    public override void WriteTo(Utf8JsonWriter writer) =>
        writer.WriteString("id", Id?.ToString() ?? "");
}
