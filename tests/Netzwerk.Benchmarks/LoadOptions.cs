using System.Globalization;

namespace Netzwerk.Benchmarks;

/// <summary>How much load; see the usage.</summary>
internal sealed record LoadOptions
{
    public int Writers { get; private init; } = 20;

    /// <summary>The writers are spread over so many texts.</summary>
    public int Documents { get; private init; } = 1;

    /// <summary>Keys a second that each writer types.</summary>
    public double Rate { get; private init; } = 3;

    public int Seconds { get; private init; } = 20;

    public int Edits { get; private init; } = 50_000;

    /// <summary>Items on the agenda.</summary>
    public int Items { get; private init; } = 30;

    public int Mails { get; private init; } = 2_000;

    /// <summary>Rows of a list.</summary>
    public int Rows { get; private init; } = 10_000;

    /// <summary>Who is in the directory already.</summary>
    public int People { get; private init; } = 5_000;

    /// <summary>Another build of the server, to compare with.</summary>
    public string Server { get; private init; } =
        Path.Combine(AppContext.BaseDirectory, "Netzwerk.Web.dll");

    /// <summary>Spoils one replica on purpose; the run has to fail then.</summary>
    public bool Falsify { get; private init; }

    public static LoadOptions? Read(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] is "--falsify")
            {
                options = options with { Falsify = true };
                continue;
            }

            if (i + 1 == args.Length || options.With(args[i], args[++i]) is not { } read)
            {
                return null;
            }

            options = read;
        }

        return options;
    }

    private LoadOptions? With(string name, string value)
    {
        if (name is "--server")
        {
            return this with { Server = Path.GetFullPath(value) };
        }

        if (
            !double.TryParse(
                value,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number <= 0
        )
        {
            return null;
        }

        var whole = Math.Max(1, (int)number);
        return name switch
        {
            "--writers" => this with { Writers = whole },
            "--documents" => this with { Documents = whole },
            "--rate" => this with { Rate = number },
            "--seconds" => this with { Seconds = whole },
            "--mails" => this with { Mails = whole },
            "--edits" => this with { Edits = whole },
            "--items" => this with { Items = whole },
            "--rows" => this with { Rows = whole },
            "--people" => this with { People = whole },
            _ => null,
        };
    }
}
