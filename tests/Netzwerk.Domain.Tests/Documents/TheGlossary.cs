using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Documents;

public sealed class TheGlossary
{
    private static readonly Type[] PublicTypes = typeof(Refusal).Assembly.GetExportedTypes();

    [Fact]
    public void Every_public_type_of_the_domain_stands_in_the_glossary() =>
        Assert.Equal(
            "",
            string.Join(
                ", ",
                PublicTypes
                    .Where(t => !t.IsNested)
                    .Select(Glossary.NameOf)
                    .Except(Glossary.Terms.Select(t => t.Identifier), StringComparer.Ordinal)
            )
        );

    [Fact]
    public void Every_identifier_in_the_glossary_exists() =>
        Assert.Empty(
            Glossary
                .Terms.Select(t => t.Identifier)
                .Except(PublicTypes.Select(Glossary.NameOf), StringComparer.Ordinal)
        );

    [Fact]
    public void A_word_means_one_thing_and_a_thing_has_one_word()
    {
        Assert.Distinct(Glossary.Terms.Select(t => t.German));
        Assert.Distinct(Glossary.Terms.Select(t => t.Identifier));
    }

    [Fact]
    public void Every_meaning_is_a_sentence() =>
        Assert.All(
            Glossary.Terms,
            t => Assert.True(t.Meaning.Length > 10 && t.Meaning.EndsWith('.'), t.Identifier)
        );

    [Fact]
    public void Every_public_type_of_the_domain_has_a_summary() =>
        Assert.Empty(PublicTypes.Where(t => XmlDocs.Summary(t).Length == 0).Select(t => t.Name));
}
