using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Web.Demo.Chance;

/// <summary>Chance that comes out the same for the same seed, on every machine and with every runtime (SplitMix64).</summary>
internal sealed class DemoDice(int seed)
{
    private ulong _state = (ulong)seed;

    public int Below(int end) => (int)(Next() % (ulong)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Percent(int chance) => Below(100) < chance;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>A key that follows from the seed and a name, so that a load that broke off finds its own things again.</summary>
    public Guid Id(string name)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"demo:{seed}:{name}");
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>Dice of their own for one thing: more text here changes nothing there.</summary>
    public DemoDice For(string name) => new(BitConverter.ToInt32(Id(name).ToByteArray()));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
