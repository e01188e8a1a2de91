using Netzwerk.Web.Groups.Joining.Invitations;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

public sealed class AddressesAsPasted
{
    [Theory]
    [InlineData("a@b.example", "|a@b.example")]
    [InlineData("Anna Amt <a@b.example>; c@d.example", "Anna Amt|a@b.example", "|c@d.example")]
    [InlineData(
        "Amt, Anna <a@b.example>; Bund, Ben <c@d.example>",
        "Anna Amt|a@b.example",
        "Ben Bund|c@d.example"
    )]
    [InlineData("\"Amt; Anna\" <a@b.example>", "Amt; Anna|a@b.example")]
    [InlineData("a@b.example, c@d.example", "|a@b.example", "|c@d.example")]
    [InlineData(
        "Anna Amt <a@b.example>, Ben <c@d.example>",
        "Anna Amt|a@b.example",
        "Ben|c@d.example"
    )]
    [InlineData("Amt\tAnna\ta@b.example\r\nBund\tBen\tc@d.example", "Amt Anna|a@b.example", "Ben")]
    [InlineData("a@b.example\tc@d.example", "|a@b.example", "|c@d.example")]
    [InlineData("Anna Amt a@b.example", "Anna Amt|a@b.example")]
    [InlineData("mailto:a@b.example", "|a@b.example")]
    [InlineData("'a@b.example' <a@b.example>", "|a@b.example")]
    [InlineData("<a@b.example>.", "|a@b.example")]
    [InlineData("nichts, a@b.example", "!nichts", "|a@b.example")]
    [InlineData("a@b", "!a@b")]
    [InlineData("a@b.example\r\n\r\n ;; ,\t", "|a@b.example")]
    [InlineData("a@b.example\u202E\nc@d.example", "|a@b.example", "|c@d.example")]
    [InlineData("")]
    public void As_they_come_out_of_Outlook_and_Excel(string typed, params string[] read)
    {
        var found = AddressBox
            .Read(typed)
            .Select(a => a.Mail is null ? "!" + a.Text : $"{a.Name}|{a.Mail}")
            .ToArray();
        Assert.Equal(read.Length, found.Length);
        Assert.All(
            read.Zip(found),
            pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal)
        );
    }
}
