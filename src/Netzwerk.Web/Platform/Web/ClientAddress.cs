using System.Net;
using System.Net.Sockets;

namespace Netzwerk.Web.Platform.Web;

/// <summary>The internet connection behind a request, for counting how often it knocks.</summary>
public static class ClientAddress
{
    /// <summary>A home has a whole /64 of IPv6 addresses: they count as one.</summary>
    public static IPAddress Connection(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
