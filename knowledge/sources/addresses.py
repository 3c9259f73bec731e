"""Which addresses may be fetched: web addresses of public hosts, checked where the connection will really go."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from knowledge.errors import SourceError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""Host and port → the numeric addresses that the name stands for; raises OSError."""
Permit = Callable[[IpAddress], bool]

_LONGEST_URL = 2_000
_LOOKUP_S = 15.0
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Destination:
    """A web address, and the numeric address that was checked and has to be connected to."""

    url: httpx.URL
    address: str

    @property
    def connected(self) -> httpx.URL:
        """The address with the number in place of the name."""
        return self.url.copy_with(host=self.address)


def web_address(text: str) -> httpx.URL:
    """`text` as an http or https address.

    Raises:
        SourceError: it is none, or carries a password.
    """
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise SourceError("địa chỉ web không hợp lệ.") from error
    if url.scheme not in _PORTS or not url.host or len(text) > _LONGEST_URL:
        raise SourceError("chỉ nhận địa chỉ bắt đầu bằng http:// hoặc https://.")
    if url.userinfo:
        raise SourceError("địa chỉ có kèm tên đăng nhập hoặc mật khẩu; không nhận.")
    return url.copy_with(fragment=None)


def is_public(address: IpAddress) -> bool:
    """Whether the address is one of the open internet, also where it is wrapped in an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses the system knows for `host`, in its order of preference.

    Raises:
        OSError: there are none, or the name server did not answer in time.
    """
    answers: list[list[str]] = []
    faults: list[OSError] = []

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            faults.append(error)
        except UnicodeError as error:
            faults.append(OSError(str(error)))
        else:
            answers.append(list(dict.fromkeys(str(each[4][0]) for each in found)))

    # A name server that keeps silent would hold the import for minutes.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_LOOKUP_S)
    if faults:
        raise faults[0]
    if not answers:
        raise TimeoutError("name lookup")
    return answers[0]


def destination(url: httpx.URL, look_up: Resolve, permit: Permit) -> Destination:
    """Where a request for `url` has to connect to.

    Every address of the host must be permitted, not only the first: a name that also stands for an inner machine
    is not to be trusted.

    Raises:
        SourceError: the host is unknown, or not permitted.
    """
    port = url.port or _PORTS[url.scheme]
    try:
        found = look_up(url.host, port)
    except OSError as error:
        raise SourceError(f"không tìm thấy máy chủ {url.host}.") from error
    numbers = [ipaddress.ip_address(each.partition("%")[0]) for each in found]
    if not numbers or not all(map(permit, numbers)):
        raise SourceError(
            f"{url.host} là máy trong mạng nội bộ; không đọc. Nếu đúng là cổng nội bộ của cơ quan,"
            " đặt HOCBAC_ALLOW_PRIVATE_URLS=1 rồi thêm lại."
        )
    return Destination(url, str(numbers[0]))
