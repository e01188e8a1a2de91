using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Tests.Platform.Mail;

public sealed record SampleFacts(string Title, string When, string Place, Uri Answer);

/// <summary>A mail as a feature would write it, with every building block.</summary>
public sealed class SampleMail : MailBody<SampleFacts>
{
    public static readonly Uri Preferences = new("https://netzwerk.example/mein/post");

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<MailLayout>(0);
        builder.AddComponentParameter(1, nameof(MailLayout.Title), $"Einladung: {Facts.Title}");
        builder.AddComponentParameter(
            2,
            nameof(MailLayout.Reason),
            "Sie Mitglied der AG Übergang sind"
        );
        builder.AddComponentParameter(
            3,
            nameof(MailLayout.Site),
            new Uri("https://netzwerk.example")
        );
        builder.AddComponentParameter(5, nameof(MailLayout.ChildContent), (RenderFragment)Body);
        builder.CloseComponent();
    }

    private void Body(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<p>Guten Tag,</p>\n<p>bitte sagen Sie <b>zu</b> oder ab.</p>");
        builder.OpenComponent<MailFacts>(1);
        builder.AddComponentParameter(2, nameof(MailFacts.ChildContent), (RenderFragment)Rows);
        builder.CloseComponent();
        builder.OpenComponent<MailButton>(3);
        builder.AddComponentParameter(4, nameof(MailButton.Href), Facts.Answer);
        builder.AddComponentParameter(5, nameof(MailButton.Text), "Zusagen oder absagen");
        builder.CloseComponent();
        builder.OpenComponent<MailButton>(6);
        builder.AddComponentParameter(
            7,
            nameof(MailButton.Href),
            new Uri(Facts.Answer, "?fragen=1")
        );
        builder.AddComponentParameter(8, nameof(MailButton.Text), "Eine Frage stellen");
        builder.AddComponentParameter(9, nameof(MailButton.Quiet), true);
        builder.CloseComponent();
        builder.AddMarkupContent(10, "<ol><li>Begrüßung</li><li>Beschlüsse</li></ol>");
    }

    private void Rows(RenderTreeBuilder builder)
    {
        builder.AddContent(0, Row("Wann", Facts.When));
        builder.AddContent(1, Row("Wo", Facts.Place));
    }

    private static RenderFragment Row(string label, string value) =>
        builder =>
        {
            builder.OpenComponent<MailFact>(0);
            builder.AddComponentParameter(1, nameof(MailFact.Label), label);
            builder.AddComponentParameter(
                2,
                nameof(MailFact.ChildContent),
                (RenderFragment)(b => b.AddContent(0, value))
            );
            builder.CloseComponent();
        };
}
