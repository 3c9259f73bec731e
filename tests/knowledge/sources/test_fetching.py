"""Web pages, sitemaps and feeds from a real server: polite, conditional, each kind read as what it is."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.pdfs import write_pdf
from support.web import HOST, Response, Site, serving

from knowledge.errors import SourceError
from knowledge.sources.addresses import IpAddress, is_public
from knowledge.sources.desk import Desk
from knowledge.sources.fetching import USER_AGENT, Fetcher, Limits, Validators
from knowledge.sources.handing import Origin

_PROSE = (
    "Đảng bộ xã Rạch Đước (huyện Suối Hạc) có 16 chi bộ trực thuộc với 306 đảng viên, năm 2023 có 96,6% đảng viên đăng ký"
    " làm theo Bác và giúp được 48 hộ khó khăn."
)


@pytest.fixture(name="site")
def _site() -> Iterator[Site]:
    with serving() as site:
        yield site


def _permit(address: IpAddress) -> bool:
    return str(address) == HOST or is_public(address)


def _fetcher(**limits: float) -> Fetcher:
    return Fetcher(permit=_permit, limits=Limits(pause_s=limits.get("pause_s", 0.0), longest_wait_s=0.2))


def _html(title: str, prose: str = _PROSE) -> Response:
    return Response(
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{prose}</p></body></html>".encode()
    )


def test_a_page(site: Site) -> None:
    """A page becomes a draft with its address after redirects; the bot says honestly who it is, to the host by its name."""
    site.pages |= {
        "/cũ": Response(status=301, headers={"Location": "/a"}),
        "/a": _html("Rạch Đước làm theo Bác"),
    }
    site.pages["/c%C5%A9"] = site.pages.pop("/cũ")
    with Desk(_fetcher) as desk:
        draft = desk.read(Origin("a", url=f"{site.root}/cũ#x")).draft

    assert draft is not None
    assert draft.stated.title == "Rạch Đước làm theo Bác"
    assert draft.stated.url == f"{site.root}/a"
    assert draft.stated.place == "xã Rạch Đước, huyện Suối Hạc"
    assert draft.text == _PROSE
    assert {headers["user-agent"] for _, headers in site.asked} == {USER_AGENT}
    assert {headers["host"] for _, headers in site.asked} == {site.root.removeprefix("http://")}


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    """What the server said of a page's version is sent back; an unchanged page gives an empty reading."""
    site.pages["/a"] = Response(
        _html("Rạch Đước").body, headers={"ETag": '"1"', "Last-Modified": "Sun, 19 May 2024 08:00:00 GMT"}
    )
    with Desk(_fetcher) as desk:
        first = desk.read(Origin("a", url=f"{site.root}/a"))
        site.pages["/a"] = Response(status=304)
        second = desk.read(Origin("a", url=f"{site.root}/a"), first.validators)

    assert first.validators == Validators('"1"', "Sun, 19 May 2024 08:00:00 GMT")
    assert (second.draft, second.listed) == (None, ())
    assert site.asked[1][1]["if-none-match"] == '"1"'
    assert site.asked[1][1]["if-modified-since"] == "Sun, 19 May 2024 08:00:00 GMT"


def test_the_pace(site: Site) -> None:
    """Between two requests to one host there is a pause."""
    site.pages["/a"] = _html("Rạch Đước")
    pauses: list[float] = []
    with Fetcher(permit=_permit, limits=Limits(pause_s=5.0), sleep=pauses.append) as fetcher:
        fetcher.fetch(f"{site.root}/a")
        fetcher.fetch(f"{site.root}/a")

    assert len(pauses) == 1
    assert 4.0 < pauses[0] <= 5.0


def test_a_busy_server_is_waited_for_once(site: Site) -> None:
    """A server that asks for patience gets it, once and within limits."""
    site.pages["/a"] = Response(status=429, headers={"Retry-After": "3600"})
    pauses: list[float] = []
    with (
        Fetcher(
            permit=_permit, limits=Limits(pause_s=0.0, longest_wait_s=7.0), sleep=pauses.append
        ) as fetcher,
        pytest.raises(SourceError, match="429"),
    ):
        fetcher.fetch(f"{site.root}/a")

    assert pauses == [7.0]


def test_kinds(site: Site, tmp_path: Path) -> None:
    """A PDF under any name is read as PDF, a text as text; the page of another code page comes out right."""
    pdf = write_pdf(
        tmp_path / "a.pdf", [["Rạch Đước làm theo Bác", "", _PROSE[:90], _PROSE[90:]]]
    ).read_bytes()
    site.pages |= {
        "/pdf": Response(pdf, "application/octet-stream"),
        "/txt": Response(f"Rạch Đước làm theo Bác\n\n{_PROSE}".encode("utf-16"), "text/plain"),
        "/1258": Response(_html("Rạch Đước").body, "text/html; charset=windows-1258"),
    }
    with Desk(_fetcher) as desk:
        drafts = [
            desk.read(Origin(path, url=f"{site.root}{path}")).draft for path in ("/pdf", "/txt", "/1258")
        ]

    assert [draft and "306 đảng viên" in draft.text for draft in drafts] == [True] * 3


@pytest.mark.parametrize("kind", ["sitemap", "rss", "atom", "index"])
def test_listings(kind: str, site: Site) -> None:
    """A sitemap, an index of sitemaps, RSS and Atom give the addresses of their articles, each once and in order."""
    first, second = f"{site.root}/1", f"{site.root}/2"
    entries = "".join(f"<url><loc>{each}</loc></url>" for each in (first, second, first))
    items = "".join(f"<item><title>x</title><link>{each}</link></item>" for each in (first, second))
    atom = "".join(f'<entry><title>x</title><link href="{each}"/></entry>' for each in (first, second))
    urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    bodies = {
        "sitemap": urlset,
        "rss": f"<rss version='2.0'><channel>{items}</channel></rss>",
        "atom": f"<feed xmlns='http://www.w3.org/2005/Atom'>{atom}</feed>",
        "index": f"<sitemapindex><sitemap><loc>{site.root}/map</loc></sitemap></sitemapindex>",
    }
    site.pages |= {
        "/a": Response(bodies[kind].encode(), "application/xml"),
        "/map": Response(urlset.encode(), "text/xml"),
    }
    with Desk(_fetcher) as desk:
        listed = desk.read(Origin("a", url=f"{site.root}/a")).listed

    assert [origin.url for origin in listed] == [first, second]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.0.0.1", False), ("172.31.0.1", False),
        ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1", False), ("fd12::1", False), ("fec0::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:93.184.216.34", True), ("64:ff9b::a00:1", False), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    """Loopback, private, link-local, shared, reserved and wrapped addresses are not public."""
    import ipaddress

    assert is_public(ipaddress.ip_address(address)) is public


def test_time_moves_on() -> None:
    """The pause is counted from the request before, not added to it."""
    pauses: list[float] = []
    with (
        serving({"/a": _html("x")}) as site,
        Fetcher(permit=_permit, limits=Limits(pause_s=0.05), sleep=pauses.append) as fetcher,
    ):
        fetcher.fetch(f"{site.root}/a")
        time.sleep(0.1)
        fetcher.fetch(f"{site.root}/a")

    assert pauses == []
