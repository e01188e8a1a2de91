namespace Netzwerk.Web.Post;

/// <summary>Marks the texts of the list of mails.</summary>
public sealed class OutboxTexts;
