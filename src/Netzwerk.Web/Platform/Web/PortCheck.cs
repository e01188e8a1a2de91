using System.Net;
using System.Net.Sockets;
using Netzwerk.Web.Platform.EmbeddedPostgres;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Tries the ports before the demo is loaded and the workers run: who started it twice reads one sentence.</summary>
public static class PortCheck
{
    public static void ThrowIfTaken(IConfiguration configuration)
    {
        foreach (var own in (configuration["urls"] ?? "").Split(';'))
        {
            if (own.Length == 0 || BindingAddress.Parse(own) is not { Port: > 0 } address)
            {
                continue;
            }

            try
            {
                using var listener = new TcpListener(Place(address.Host), address.Port);
                listener.Start();
            }
            catch (SocketException problem)
                when (problem.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                throw Taken();
            }
        }
    }

    public static StartException Taken() =>
        new(
            "Der Port ist schon belegt. Läuft Netzwerk bereits? Einen anderen wählen Sie mit ASPNETCORE_URLS."
        );

    /// <summary>A name other than localhost means every address of the machine, as it does to the web server.</summary>
    private static IPAddress Place(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address
        : string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.Any;
}
