namespace Netzwerk.Web.Platform.Mail;

/// <summary>Finds the texts that stand in every mail.</summary>
public sealed class MailTexts;
