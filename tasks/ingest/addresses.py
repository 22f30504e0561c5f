"""What an address may point to.

An address is looked up once, what it stands for is judged, and the connection goes to exactly that: a name that
is looked up a second time could answer differently (DNS rebinding).
"""

import ipaddress
import socket
from typing import Final

from tasks.reading import UnreadableError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Prefixes of IPv6 addresses that stand for an IPv4 address: mapped (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056).
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.ip_network("::/96")


def looked_up(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the IP addresses, as text, that a host's name or number stands for; all of them may be fetched from.

    Every spelling that the system's resolver takes for an address (octal, decimal, shortened, IPv4 in IPv6) is
    judged by what it stands for. Raises ``UnreadableError`` when one of them is not on the public internet and
    ``allow_private`` is false, and ``OSError`` when there is none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise UnreadableError(f"Not a valid address ({error}). Check its spelling.") from error
    addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    if not allow_private:
        for address in addresses:
            if kind := not_public(ipaddress.ip_address(address)):
                raise UnreadableError(
                    f"{host} stands for {address}, {kind}: not fetched, lest a link reach what only this machine "
                    "may. If it should, set WIRELEDGER_ALLOW_PRIVATE_ADDRESSES=true."
                )
    return addresses


def not_public(address: IPAddress) -> str | None:
    """Return what kind of address it is when it is not one of the public internet; None when it is."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := _ipv4_within(address)):
        return not_public(inner)
    if address.is_unspecified:
        return "the unspecified address"
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_private or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local):
        return "a private address"
    return None if address.is_global and not address.is_reserved else "a reserved address"


def _ipv4_within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address leads to; None for one of IPv6's own."""
    if inner := address.ipv4_mapped or address.sixtofour:
        return inner
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 0xFFFF):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return None
