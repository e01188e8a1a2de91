using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

public sealed class UploadsThatBreakOff(PaperHouse house, TestDatabase database)
    : IClassFixture<PaperHouse>
{
    private const string Site = "https://netzwerk.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_breaks_leaves_nothing_behind()
    {
        var group = await house.App.FoundAsync();
        var before = await house.App.KeptAsync(group);
        var store = house.App.Services.GetRequiredService<PaperStore>();
        await using var line = new BreakingLine(PaperSeal.PartBytes * 5);
        await Assert.ThrowsAsync<IOException>(() =>
            store.TakeAsync(group.Value, "Plan.pdf", line, long.MaxValue, Ct)
        );
        Assert.True(line.Given >= PaperSeal.PartBytes * 5, "some parts were written");
        Assert.Equal(before, await house.App.KeptAsync(group));
    }

    [Fact]
    public async Task A_file_that_no_paper_came_to_hold_goes_by_itself()
    {
        var group = await house.App.FoundAsync();
        var store = house.App.Services.GetRequiredService<PaperStore>();
        using var content = new MemoryStream(PaperSteps.Pdf());
        await store.TakeAsync(group.Value, "Plan.pdf", content, long.MaxValue, Ct);
        await house.App.RunAsync<ForgetPapers>(j => j.RunAsync(Ct));
        Assert.Equal(1, (await house.App.KeptAsync(group)).Contents);
        house.App.Clock.Advance(TimeSpan.FromHours(2));
        await house.App.RunAsync<ForgetPapers>(j => j.RunAsync(Ct));
        Assert.Equal(0, (await house.App.KeptAsync(group)).Contents);
    }

    [Fact]
    public async Task A_program_killed_in_the_middle_of_an_upload_leaves_no_half_file()
    {
        var connection = await database.CreateDatabaseAsync(Ct);
        var (path, secret) = await PrepareAsync(connection);
        await using var program = RunningProgram.Start(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Netzwerk"] = connection,
                ["Netzwerk__MasterKey"] = Convert.ToBase64String(new byte[32]),
                ["Netzwerk__PublicUrl"] = Site,
            }
        );
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = await program.ListeningAsync(Ct),
        };
        browser.DefaultRequestHeaders.Add("Cookie", $"{SessionHandler.CookieName}={secret}");
        var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await using var line = new HangingLine(PaperSeal.PartBytes * 20);
        using var form = new MultipartFormDataContent();
        form.Add(new StreamContent(line), "Files", "Plan.pdf");
        var sending = browser.PostAsync(path, form, Ct);
        await ArrivingAsync(connection, line);
        await program.KillAsync(Ct);
        line.LetGo();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        Assert.Equal(0, await CountAsync(connection, "netzwerk.mt_doc_sealedpaperpart"));
        Assert.Equal(0, await CountAsync(connection, "netzwerk.mt_doc_papercontent"));
    }

    private static async Task<(string Path, string Secret)> PrepareAsync(string connection)
    {
        await using var site = new LiveSite(connection);
        var chair = await site.PersonAsync();
        var (group, _, _) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        return (PaperSteps.PapersOf(group), await site.SignInAsync(chair));
    }

    /// <summary>Until everything was sent that is sent, and a transaction is open that holds it.</summary>
    private static Task ArrivingAsync(string connection, HangingLine line) =>
        NetzwerkApp.EventuallyAsync<object>(async () =>
            line.HasHung
            && await CountAsync(
                connection,
                "pg_stat_activity where datname = current_database() and state = 'idle in transaction'"
                    + " and query ilike '%sealedpaperpart%'"
            ) > 0
                ? new object()
                : null
        );

    private static async Task<long> CountAsync(string connection, string from)
    {
        await using var source = NpgsqlDataSource.Create(connection);
#pragma warning disable CA2100 // written above
        await using var command = source.CreateCommand($"select count(*) from {from}");
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>Gives so many bytes of a PDF.</summary>
    private abstract class Line(int bytes) : Stream
    {
        public int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (Given >= bytes)
            {
                return await EndAsync(cancellationToken);
            }

            var count = Math.Min(buffer.Length, bytes - Given);
            buffer.Span[..count].Fill((byte)'x');
            Given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        protected abstract Task<int> EndAsync(CancellationToken ct);
    }

    private sealed class BreakingLine(int bytes) : Line(bytes)
    {
        protected override Task<int> EndAsync(CancellationToken ct) =>
            throw new IOException("The line broke.");
    }

    private sealed class HangingLine(int bytes) : Line(bytes)
    {
        private readonly TaskCompletionSource<int> _end = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public bool HasHung { get; private set; }

        public void LetGo() => _end.TrySetResult(0);

        protected override Task<int> EndAsync(CancellationToken ct)
        {
            HasHung = true;
            return _end.Task.WaitAsync(ct);
        }
    }
}
