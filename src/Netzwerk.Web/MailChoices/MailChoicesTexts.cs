namespace Netzwerk.Web.MailChoices;

/// <summary>Marks the texts about what mail people want.</summary>
public sealed class MailChoicesTexts;
