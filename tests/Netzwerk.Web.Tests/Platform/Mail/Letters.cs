using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Tests.Platform.Mail;

internal static class Letters
{
    public static OutgoingMail To(string address) =>
        new()
        {
            To = Mailbox.Parse(address),
            ToName = "Ada Äpfel",
            Subject = "Einladung: Sprache und Übergang",
            Html =
                "<!DOCTYPE html><html lang=\"de\"><head><title>T</title></head><body><p>Äpfel</p></body></html>",
            Text = "Äpfel\n",
            MessageId = "0123456789abcdef@netzwerk.example",
            Date = new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero),
        };
}
