using System.Globalization;
using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The details of one node; a value that is not allowed never gets in.</summary>
internal abstract record NodeAttributes
{
    public virtual bool IsComplete => true;

    /// <summary>The same details with one of them changed, or null when name or value is not allowed.</summary>
    public abstract NodeAttributes? With(string name, object? value);

    public abstract void WriteTo(Utf8JsonWriter writer);

    // Only the canonical spelling, so that browser and server compare the same text.
    protected static PersonId? Person(string text) =>
        Guid.TryParseExact(text, "D", out var id)
        && string.Equals(id.ToString(), text, StringComparison.Ordinal)
            ? new PersonId(id)
            : null;
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

internal sealed record TaskAttributes(PersonId? Assignee, DateOnly? Due, bool Done) : NodeAttributes
{
    private const string DayFormat = "yyyy-MM-dd";

    public override NodeAttributes? With(string name, object? value) =>
        (name, value) switch
        {
            ("assignee", "") => this with { Assignee = null },
            ("assignee", string id) when Person(id) is { } person => this with
            {
                Assignee = person,
            },
            ("due", "") => this with { Due = null },
            ("due", string day) when Day(day) is { } due => this with { Due = due },
            ("done", bool done) => this with { Done = done },
            _ => null,
        };

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("assignee", Assignee?.ToString() ?? "");
        writer.WriteString("due", Due?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "");
        writer.WriteBoolean("done", Done);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= MinutesSchema.FirstDueYear and <= MinutesSchema.LastDueYear
            ? day
            : null;
}

internal sealed record TableAttributes(bool Header) : NodeAttributes
{
    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("header", bool header) ? new TableAttributes(header) : null;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBoolean("header", Header);
}

/// <summary>Only the id: a name never enters the text and so never enters an event.</summary>
internal sealed record MentionAttributes(PersonId? Id) : NodeAttributes
{
    public override bool IsComplete => Id is not null;

    public override NodeAttributes? With(string name, object? value) =>
        (name, value) is ("id", string id) && Person(id) is { } person
            ? new MentionAttributes(person)
            : null;

    public override void WriteTo(Utf8JsonWriter writer) =>
        writer.WriteString("id", Id?.ToString() ?? "");
}
