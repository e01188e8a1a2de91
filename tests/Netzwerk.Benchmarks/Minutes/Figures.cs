using System.Globalization;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>Times from the key to the screens, in milliseconds.</summary>
internal sealed class Figures(IEnumerable<double> times)
{
    private readonly double[] _times = [.. times.Order()];

    public IReadOnlyList<double> All => _times;

    public int Count => _times.Length;

    public double At(double share) =>
        _times.Length == 0
            ? double.NaN
            : _times[Math.Min(_times.Length - 1, (int)(_times.Length * share))];

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.0}  p95 {At(0.95):0.0}  p99 {At(0.99):0.0}  max {At(1):0.0} ms  ({Count})"
        );
}

/// <summary>What one run of writers showed.</summary>
internal sealed record Measured(
    Figures EverybodysScreen,
    Figures EachScreen,
    IReadOnlyList<(string Writer, Figures Figures)> PerWriter
)
{
    /// <summary>Nobody's slowest keys take more than so many times those of the writer in the middle.</summary>
    public const double Fair = 4;

    public double MedianP99
    {
        get
        {
            var all = PerWriter.Select(w => w.Figures.At(0.99)).Order().ToArray();
            return all[all.Length / 2];
        }
    }

    public double WorstP99 => PerWriter.Max(w => w.Figures.At(0.99));

    public bool IsFair => WorstP99 <= Fair * MedianP99;

    /// <summary>Keys pressed since a moment, each until the last of all screens showed it.</summary>
    public static Measured Of(IReadOnlyList<Writer[]> documents, long since)
    {
        var each = new List<double>();
        var perWriter = new List<(string, Figures)>();
        foreach (var writers in documents)
        {
            foreach (var writer in writers)
            {
                var last = new List<double>();
                foreach (var (at, version) in writer.Keys.Where(key => key.At >= since))
                {
                    var times = writers
                        .Select(w =>
                            TimeProvider
                                .System.GetElapsedTime(at, w.ShownAt(version))
                                .TotalMilliseconds
                        )
                        .ToArray();
                    each.AddRange(times);
                    last.Add(times.Max());
                }

                perWriter.Add((writer.Client, new Figures(last)));
            }
        }

        return new(new(perWriter.SelectMany(w => w.Item2.All)), new(each), perWriter);
    }
}
