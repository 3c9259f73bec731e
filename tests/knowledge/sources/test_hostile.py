"""Broken and adversarial inputs: each ends in one clear error, and nothing of it reaches the corpus."""

import gzip
import io
import os
import socket
import time
import zipfile
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from support.articles import put_articles
from support.pdfs import write_pdf
from support.taking import take_all
from support.web import HOST, Response, Site, serving

from bot.store import ArticleStore
from knowledge.errors import SourceError
from knowledge.sources.addresses import IpAddress, is_public
from knowledge.sources.desk import Desk
from knowledge.sources.fetching import Fetcher, Limits
from knowledge.sources.handing import Origin, handed
from knowledge.sources.isolation import Reader

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 10}">' for n in range(9))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_PROSE = "Chi bộ ấp 5 có 31 đảng viên, năm qua cùng nhau làm xong 2 km đường hoa và một cây cầu mới cho bà con trong ấp."


def _word(path: Path, document: str, extra: dict[str, bytes] | None = None) -> Path:
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def _document(body: str, declared: str = "") -> str:
    return f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'


def _bomb(path: Path) -> Path:
    return _word(path, _document("<w:p/>"), {"word/media/a.bin": bytes(80_000_000)})


def _dense(path: Path) -> Path:
    return _word(path, _document(f"<w:p><w:r><w:t>{'a' * 30_000_000}</w:t></w:r></w:p>"))


def _many_parts(path: Path) -> Path:
    return _word(path, _document("<w:p/>"), {f"word/media/{number}.bin": b"x" for number in range(3_500)})


def _cut(path: Path) -> Path:
    whole = _word(path, _document(f"<w:p><w:r><w:t>{_PROSE}</w:t></w:r></w:p>")).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _lying(path: Path) -> Path:
    """The archive's list says that the text is ten bytes long."""
    content = bytearray(
        _word(path, _document(f"<w:p><w:r><w:t>{_PROSE * 50}</w:t></w:r></w:p>")).read_bytes()
    )
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    path.write_bytes(bytes(content).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    return path


def _nested_tables(path: Path) -> Path:
    depth = 3_000
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return _word(path, _document(f"{opened}<w:p/>{'</w:tc></w:tr></w:tbl>' * depth}"))


def _plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", _PROSE)
    return path


def _compressed_pdf(path: Path) -> Path:
    """A page whose drawing unpacks to 30 MB of blanks and operators."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"q Q " * 2_500_000) for _ in range(3)) + packer.flush()
    write_pdf(path, [["x"]])
    body = path.read_bytes()
    start = body.rindex(b"<< /Length")
    end = body.index(b"endstream", start)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\n" % (len(packed), packed)
    path.write_bytes(body[:start] + stream + body[end:])
    return path


def _looped_pdf(path: Path) -> Path:
    write_pdf(path, [["x"]])
    path.write_bytes(path.read_bytes().replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]"))
    return path


def _locked_pdf(path: Path) -> Path:
    write_pdf(path, [["x"]])
    lock = (
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<41> <41>] "
    )
    path.write_bytes(path.read_bytes().replace(b"/Root 1 0 R", lock + b"/Root 1 0 R"))
    return path


def _written(content: bytes | str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _dangling(path: Path) -> Path:
    path.symlink_to(path.with_name("không có"))
    return path


_FILES: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a Word file that unpacks to 80 MB": ("bom.docx", _bomb),
    "a Word file of 30 MB of one letter": ("đặc.docx", _dense),
    "a Word file of 3,500 parts": ("vụn.docx", _many_parts),
    "half a Word file": ("nửa.docx", _cut),
    "a Word file that lies about its sizes": ("dối.docx", _lying),
    "a Word file of entities that grow": ("nở.docx", lambda path: _word(path, _document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", _LAUGHS))),
    "a Word file that reaches for a file": ("với.docx", lambda path: _word(path, _document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", _OUTSIDE))),
    "tables within tables": ("lồng.docx", _nested_tables),
    "a zip that is no Word file": ("nén.docx", _plain_zip),
    "an old Word file under the new name": ("cũ.docx", _written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))),
    "an empty Word file": ("rỗng.docx", lambda path: _word(path, _document("<w:p/>"))),
    "a PDF of 5,000 pages": ("dài.pdf", lambda path: write_pdf(path, [[f"Trang {number}"] for number in range(5_000)])),
    "half a PDF": ("nửa.pdf", _written(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")),
    "a PDF whose pages hold themselves": ("vòng.pdf", _looped_pdf),
    "a PDF under a password": ("khóa.pdf", _locked_pdf),
    "a PDF that unpacks to 30 MB": ("nở.pdf", _compressed_pdf),
    "no PDF at all": ("giả.pdf", _written("Đây không phải PDF.")),
    "a page of 21 MB": ("lớn.html", _written(b"<p>" + b"a" * 21_000_000)),
    "300,000 blocks within each other": ("sâu.html", _written("<html><body>" + "<div>" * 300_000 + "x")),
    "a page of scripts": ("mã.html", _written(f"<html><script>document.write('{_PROSE}')</script><style>p{{}}</style></html>")),
    "a page of no known letters": ("lạ.html", _written(b"<meta charset=x-unknown><p>" + bytes(range(128, 256)) * 90)),
    "a picture called a page": ("ảnh.html", _written(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)),
    "a program called a text": ("máy.txt", _written(bytes(range(256)) * 200)),
    "a text of 6 MB": ("lớn.txt", _written("a " * 3_000_000)),
    "front matter of aliases that grow": ("nở.md", _written("---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)},*{chr(97 + n)},*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)) + "---\nN.")),
    "a sitemap of entities that grow": ("nở.xml", _written(f"<?xml version='1.0'?>{_LAUGHS}<urlset><url><loc>&j;</loc></url></urlset>")),
    "a sitemap that reaches for a file": ("với.xml", _written(f"<?xml version='1.0'?>{_OUTSIDE}<urlset><url><loc>&a;</loc></url></urlset>")),
    "a sitemap that unpacks to 100 MB": ("nở.gz", _written(gzip.compress(b"<urlset>" + b" " * 100_000_000))),
    "a feed of nothing": ("rỗng.rss", _written("<rss version='2.0'><channel><title>x</title></channel></rss>")),
    "a pipe": ("ống.txt", _pipe),
    "a link to nothing": ("liên kết.md", _dangling),
}  # fmt: skip


def _permit(address: IpAddress) -> bool:
    """The public internet, and the test's own server; 127.0.0.1 stays refused."""
    return str(address) == HOST or is_public(address)


def _store(root: Path) -> tuple[ArticleStore, dict[str, bytes]]:
    folder = put_articles(root / "kho")
    return ArticleStore(root / "data", folder), _content(folder)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", _FILES)
def test_hostile_file(name: str, tmp_path: Path) -> None:
    """A hostile file is refused with a reason of one line, and the corpus is as before."""
    store, before = _store(tmp_path)
    file, make = _FILES[name]
    path = make(tmp_path / file)

    with pytest.raises(SourceError) as caught:
        take_all(store, path)

    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)
    assert _content(tmp_path / "kho") == before


def _endless(handler: BaseHTTPRequestHandler) -> None:
    """200 MB, without saying so before."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"a" * 1_000_000)


def _slow(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def _broken(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<p>Chi")
    handler.connection.shutdown(socket.SHUT_RDWR)


def _gzip_bomb() -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(40):
            file.write(bytes(1_000_000))
    return packed.getvalue()


def _map(*maps: str) -> bytes:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{each}</loc></sitemap>' for each in maps)}</sitemapindex>".encode()


def _to(target: str) -> Response:
    return Response(status=302, headers={"Location": target})


def _put(site: Site, page: Response | Callable[[BaseHTTPRequestHandler], None]) -> str:
    site.pages["/a"] = page
    return f"{site.root}/a"


def _loop(site: Site) -> str:
    first, second = f"{site.root}/a", f"{site.root}/b"
    site.pages |= {
        "/a": Response(_map(second), "application/xml"),
        "/b": Response(_map(first, second), "application/xml"),
    }
    return first


_SITES: dict[str, Callable[[Site], str]] = {
    "a page of 200 MB": lambda site: _put(site, _endless),
    "a page that never ends coming": lambda site: _put(site, _slow),
    "a page that breaks off": lambda site: _put(site, _broken),
    "a page that unpacks to 40 MB": lambda site: _put(site, Response(_gzip_bomb(), headers={"Content-Encoding": "gzip"})),
    "a page that says it is too large": lambda site: _put(site, Response(b"", headers={"Content-Length": "999999999"})),
    "a redirect to itself": lambda site: _put(site, _to("/a")),
    "a redirect to 127.0.0.1": lambda site: _put(site, _to("http://127.0.0.1:9/")),
    "a redirect to localhost": lambda site: _put(site, _to("http://localhost:9/")),
    "a redirect to an IPv6 address of the own machine": lambda site: _put(site, _to("http://[::1]:9/")),
    "a redirect to the cloud's own data": lambda site: _put(site, _to("http://169.254.169.254/latest/meta-data/")),
    "a redirect to a file": lambda site: _put(site, _to("file:///etc/passwd")),
    "a picture": lambda site: _put(site, Response(b"\x89PNG", "image/png")),
    "nothing there": lambda site: f"{site.root}/none",
    "a sitemap loop": _loop,
    "an address on the own machine": lambda _: "http://127.0.0.1:9/",
    "the own machine by name": lambda _: "http://localhost:9/",
    "the own machine by IPv6": lambda _: "http://[::1]:9/",
    "the own machine mapped into IPv6": lambda _: "http://[::ffff:127.0.0.1]:9/",
    "the own machine by one number": lambda _: "http://2130706433:9/",
    "a machine of the own network": lambda _: "http://192.168.1.1/",
    "a local IPv6 address": lambda _: "http://[fd00::1]/",
    "another scheme": lambda _: "ftp://bao.example/a",
    "an address with a password": lambda _: "http://a:b@bao.example/",
    "no address": lambda _: "http://[::",
}  # fmt: skip


@pytest.mark.parametrize("name", _SITES)
def test_hostile_address(name: str, tmp_path: Path) -> None:
    """A hostile address is refused with a reason of one line, and the corpus is as before."""
    _, before = _store(tmp_path)
    limits = Limits(whole_s=2.0, step_s=2.0, pause_s=0.0)
    with serving() as site, Desk(lambda: Fetcher(permit=_permit, limits=limits)) as desk:
        (origin,) = handed(_SITES[name](site)).origins
        with pytest.raises(SourceError) as caught:
            desk.read(origin)

    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert _content(tmp_path / "kho") == before


def test_a_name_that_changes_its_mind() -> None:
    """The address that was checked is the one that is connected to: a name that answers otherwise the next time gains nothing."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []

    def look_up(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    limits = Limits(whole_s=1.0, step_s=0.3, pause_s=0.0)
    with Fetcher(look_up=look_up, limits=limits) as fetcher, pytest.raises(SourceError, match="máy chủ"):
        fetcher.fetch("http://bao.example/")

    assert asked == ["bao.example"]


def test_a_name_with_an_inner_address_among_others() -> None:
    """A name that stands for a public and an inner machine is refused."""
    with (
        Fetcher(look_up=lambda *_: ["93.184.216.34", "10.0.0.5"]) as fetcher,
        pytest.raises(SourceError, match="mạng nội bộ"),
    ):
        fetcher.fetch("https://bao.example/")


def test_a_reader_that_hangs_is_stopped(tmp_path: Path) -> None:
    """A file that takes too long is given up, and the next one is read by a new child."""
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><h1>Chi bộ ấp 5 làm theo Bác</h1><p>{_PROSE}</p></body></html>", encoding="utf-8"
    )
    with Reader(limit_s=0.01) as hasty, pytest.raises(SourceError, match="giây chưa xong"):
        hasty.read("html", path)
    with Reader() as reader:
        with pytest.raises(SourceError):
            reader.read("pdf", path)
        lines = reader.read("html", path).lines

    assert _PROSE in lines


def test_origin_names_are_safe(tmp_path: Path) -> None:
    """A file name that moves the cursor is shown without that."""
    path = tmp_path / "a\x1b[2Jb.txt"
    path.write_text(_PROSE, encoding="utf-8")
    (origin,) = handed(str(path)).origins

    assert isinstance(origin, Origin)
    assert origin.shown == "a[2Jb.txt"
