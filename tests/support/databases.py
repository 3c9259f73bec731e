"""A PostgreSQL server of the tests' own, on loopback, in a temporary folder, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_READY_S = 30.0
MISSING = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"


class Server:
    """A server that can be stopped and started again on its port; `url` is its address for SQLAlchemy."""

    def __init__(self, command: list[str | Path], folder: Path, user: str | None, port: int) -> None:
        self._command, self._folder, self._user, self._port = command, folder, user, port
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(
            self._command,
            user=self._user,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for(self._port)

    def stop(self) -> None:
        """Stop it without waiting for its clients, as a reboot does: a plain SIGTERM would wait for them."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_READY_S)
            self._process = None


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """The server's address for SQLAlchemy, database and user `postgres`; None where none is installed."""
    with postgresql_server() as server:
        yield None if server is None else server.url


@contextlib.contextmanager
def postgresql_server() -> Iterator[Server | None]:
    """A server, running; None where none is installed."""
    programs = _programs()
    if programs is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="hocbac-pg-") as name:
        folder = Path(name)
        as_user = _somebody(folder)
        data = folder / "data"
        _run(
            [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
            as_user,
        )
        port = _free_port()
        options: list[str | Path] = [
            "-D",
            data,
            "-h",
            "127.0.0.1",
            "-p",
            str(port),
            "-k",
            folder,
            "-c",
            "fsync=off",
        ]
        server = Server([programs / "postgres", *options], folder, as_user, port)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _programs() -> Path | None:
    """The folder of the server's programs: on the path, or where Debian puts them."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb", path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, debian)]))
    return None if found is None else Path(found).parent


def _somebody(folder: Path) -> str | None:
    """The server refuses to run as root: another user then, who may write into the folder."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return user


def _run(command: list[str | Path], user: str | None) -> None:
    subprocess.run(command, user=user, cwd="/", check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    """The server listens; a connection may still be told that it is starting up."""
    import psycopg

    deadline = time.monotonic() + _READY_S
    while True:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
