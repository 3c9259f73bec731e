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


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """The server's address for SQLAlchemy, database and user `postgres`; None where none is installed."""
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
        with subprocess.Popen(
            [programs / "postgres", *options],
            user=as_user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                _wait_for(port)
                yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
            finally:
                # Fast shutdown: a plain SIGTERM would wait for clients that a failing test left behind.
                server.send_signal(signal.SIGINT)


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
