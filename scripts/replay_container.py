"""Replays the Dockerfile in plain folders, for machines without a container engine, then tries what it made.

    sudo .venv/bin/python scripts/replay_container.py FOLDER [--mirror URL]

Real are: every RUN in a chroot with mounts and processes of its own, as the user and with the environment that the
file has set by then; every COPY, by .dockerignore and `--from`; and in the end the entry point as process 1 under a
read-only root with the volume as the only writable place: without a token, healthy on a Bot API server (the
tests'), stopped by SIGTERM, and with an empty volume. Not real are the base image, for which a Debian of the same
suite stands in (debootstrap, with Debian's own Python), and layers, cgroups and a network of its own.
Needs root, debootstrap and util-linux; FOLDER needs about 8 GB. What pip is told on this machine holds inside, too.
"""

import argparse
import http.client
import json
import os
import shlex
import shutil
import signal
import string
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dockerfile_parse import DockerfileParser
from pathspec import PathSpec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from telegram_api.server import TelegramApi  # noqa: E402 - found through the line above

_BASE_PATH = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
_DEBIAN = "http://deb.debian.org/debian"
_READY_WITHIN_S = 120.0
# What a run without articles of its own may leave in the data folder; state.db is what it knows of conversations.
_WRITTEN = {"index", "log.key", "state.db", "state.db-wal", "state.db-shm", "state.db.lock"}
# Mounts inside a namespace of its own, then the command takes the shell's place: it is process 1, as in a container.
_ENTER = """set -e
root=$1 volume=$2; shift 2
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
for shared in $SHARED; do mkdir -p "$root$shared"; mount --bind "$shared" "$root$shared"; done
if [ -n "$volume" ]; then
    mount -o remount,bind,ro "$root"
    mount --bind "$volume" "$root/data"
    mount -t tmpfs tmpfs "$root/tmp"
fi
exec "$@"
"""


@dataclass
class Stage:
    """One stage as far as it has been replayed: its root folder and what the file has set in it."""

    root: Path
    env: dict[str, str] = field(default_factory=lambda: {"PATH": _BASE_PATH})
    arguments: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "0:0"
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def entered(
        self, command: Sequence[str], volume: Path | None = None, extra: Mapping[str, str] | None = None
    ) -> list[str]:
        """The command line that runs `command` inside; with a volume the rest of the root is read-only."""
        env = {"HOME": "/root", **self.arguments, **self.env, **(extra or {})}
        inside = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', self.workdir, *command]
        changed = ["chroot", f"--userspec={self.user}", str(self.root), "env", "-i"]
        changed += [f"{name}={value}" for name, value in env.items()]
        mounts = ["sh", "-c", _ENTER, "enter", str(self.root), str(volume or "")]
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", *mounts, *changed, *inside]


class Replay:
    """The whole file, step by step."""

    def __init__(self, folder: Path, mirror: str) -> None:
        self._folder = folder
        self._mirror = mirror
        self._pip = _pip_settings()
        self.shared = sorted({word for value in self._pip.values() for word in _local_folders(value)})
        self._stages: dict[str, Stage] = {}
        self.stage = Stage(Path())

    def run(self) -> Stage:
        """Replay everything; the last stage is the image."""
        parser = DockerfileParser(str(ROOT))
        for step in parser.structure:
            name, value = step["instruction"], step["value"]
            if name == "COMMENT":
                continue
            _say(f"{name} {value}")
            getattr(self, f"_{name.lower()}")(value)
        return self.stage

    def _from(self, value: str) -> None:
        image, _, alias = value.partition(" AS ")
        root = self._folder / (alias or "image")
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(["cp", "-a", self._base(image), root], check=True)
        self.stage = Stage(root)
        self._stages[alias] = self.stage

    def _base(self, image: str) -> Path:
        """The Debian that stands in for a Python image, made once."""
        suite = image.rpartition("-")[2]
        base = self._folder / f"base-{suite}"
        if not (base / "usr/local/bin/python").is_symlink():
            packages = "--include=ca-certificates,python3,python3-venv"
            command = ["debootstrap", "--variant=minbase", packages, suite, str(base), self._mirror]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            for name in ("python", "python3"):
                (base / "usr/local/bin" / name).symlink_to("/usr/bin/python3")
        return base

    def _run(self, value: str) -> None:
        # pip's settings come as environment here alone: nothing of this machine stays in the image.
        command = self.stage.entered(["/bin/sh", "-c", value], extra=self._pip)
        subprocess.run(command, check=True, env=self.environment())

    def environment(self) -> dict[str, str]:
        """The environment for what `Stage.entered` gives."""
        return {"PATH": _BASE_PATH, "SHARED": " ".join(self.shared)}

    def _copy(self, value: str) -> None:
        words = shlex.split(value)
        flags = dict(word[2:].split("=", 1) for word in words if word.startswith("--"))
        *sources, target = [word for word in words if not word.startswith("--")]
        context = self._stages[flags["from"]].root if "from" in flags else self._context()
        place = self.stage.root / Path(self.stage.workdir, target).relative_to("/")
        for source in sources:
            path = context / source.lstrip("/")
            into = place / path.name if target.endswith("/") else place
            into.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", "--no-target-directory", path, into], check=True)
            owner = flags.get("chown", "0:0")
            subprocess.run(["chown", "--recursive", owner, into], check=True)

    def _context(self) -> Path:
        """What .dockerignore lets through, copied once."""
        context = self._folder / "context"
        if not context.exists():
            ignored = PathSpec.from_lines("gitwildmatch", (ROOT / ".dockerignore").read_text().splitlines())
            tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
            for name in filter(None, tracked.stdout.decode().split("\0")):
                if not ignored.match_file(name):
                    (context / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / name, context / name)
        return context

    def _workdir(self, value: str) -> None:
        self.stage.workdir = value
        (self.stage.root / value.lstrip("/")).mkdir(parents=True, exist_ok=True)

    def _env(self, value: str) -> None:
        for word in shlex.split(value):
            name, _, given = word.partition("=")
            self.stage.env[name] = string.Template(given).safe_substitute(self.stage.env)

    def _arg(self, value: str) -> None:
        name, _, default = value.partition("=")
        self.stage.arguments[name] = os.environ.get(name, default)

    def _user(self, value: str) -> None:
        self.stage.user = value
        # Build arguments do not outlive the build, and a user has no business in root's home.
        self.stage.env["HOME"] = self.stage.workdir

    def _entrypoint(self, value: str) -> None:
        self.stage.entrypoint = json.loads(value)

    def _cmd(self, value: str) -> None:
        self.stage.command = json.loads(value)

    def _healthcheck(self, value: str) -> None:
        self.stage.health = json.loads(value.partition("CMD ")[2])

    def _noted(self, _value: str) -> None:
        """Says something to the engine alone."""

    _volume = _expose = _stopsignal = _label = _noted


class Trial:
    """The image's entry point at work; each method ends the program when something is not as it should be."""

    def __init__(self, image: Stage, environment: Mapping[str, str], folder: Path) -> None:
        self._image = image
        self._environment = environment
        self._volume = folder / "volume"
        shutil.rmtree(self._volume, ignore_errors=True)
        subprocess.run(["cp", "-a", image.root / "data", self._volume], check=True)
        self._empty = folder / "empty"
        shutil.rmtree(self._empty, ignore_errors=True)
        self._empty.mkdir()
        os.chown(self._empty, *map(int, image.user.split(":")))

    def without_token(self) -> None:
        """`hocbac run` ends with one line."""
        done = self._done(self._image.entrypoint + self._image.command, self._volume)
        _expect(done.returncode == 1 and "TELEGRAM_BOT_TOKEN" in done.stderr, f"no token: {done.stderr}")

    def answers(self, *, empty: bool) -> None:
        """A question gets its cited figure, from the volume as it comes and from an empty one."""
        words = [*self._image.entrypoint, "ask", "long binh bao nhieu % dv dang ky lam theo bac", "--json"]
        started = time.monotonic()
        done = self._done(words, self._empty if empty else self._volume)
        _say(f"ask, {'empty' if empty else 'filled'} volume: {time.monotonic() - started:.1f} s")
        _expect(done.returncode == 0 and "97,09%" in done.stdout, f"ask: {done.stdout}{done.stderr}")

    def runs_healthy_and_stops(self) -> None:
        """On a Bot API server it gets ready and the health check passes; SIGTERM then ends it with code 0."""
        with TelegramApi.in_thread() as api:
            told = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}"}
            words = self._image.entrypoint + self._image.command
            command = self._image.entered(words, self._volume, told)
            process = subprocess.Popen(command, env=dict(self._environment))
            started = time.monotonic()
            while not self._is_ready():
                _expect(process.poll() is None, f"ended by itself: {process.returncode}")
                _expect(time.monotonic() - started < _READY_WITHIN_S, "not ready in time")
                time.sleep(1)
            _say(f"ready after {time.monotonic() - started:.1f} s")
            _expect(self._done(self._image.health, self._volume).returncode == 0, "the health check failed")
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            os.kill(int(children[0]), signal.SIGTERM)
            code = process.wait(60)
            _expect(code == 0, f"SIGTERM ended it with {code}")
            _expect(not api.violations, f"Telegram's rules: {api.violations}")

    def _is_ready(self) -> bool:
        connection = http.client.HTTPConnection(
            "127.0.0.1", int(self._image.env["HOCBAC_METRICS_PORT"]), timeout=5
        )
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def replicas_reach_their_database(self) -> None:
        """With compose.yaml's address and no server behind it, it is the server that is missing, not the driver."""
        address = "postgresql+psycopg://hocbac:x@127.0.0.1:9/hocbac"
        told = {"TELEGRAM_BOT_TOKEN": "1:x", "HOCBAC_WEBHOOK_URL": "https://x", "HOCBAC_STATE": address}
        words = [*self._image.entrypoint, "run", "--webhook"]
        done = subprocess.run(
            self._image.entered(words, self._volume, told),
            env=dict(self._environment),
            capture_output=True,
            text=True,
            check=False,
        )
        _expect(done.returncode == 1, f"without its database it ended with {done.returncode}")
        _expect("OperationalError" in done.stderr, f"without its database: {done.stderr}")

    def leaves_nothing_behind(self) -> None:
        """The volume holds what the program is to write there and nothing else."""
        strange = {path.name for path in self._volume.iterdir()} - _WRITTEN
        _expect(not strange, f"in the volume: {strange}")

    def _done(self, words: Sequence[str], volume: Path) -> subprocess.CompletedProcess[str]:
        command = self._image.entered(words, volume)
        return subprocess.run(
            command, env=dict(self._environment), capture_output=True, text=True, check=False
        )


def _pip_settings() -> dict[str, str]:
    """What pip is told on this machine by its files and the environment, as environment variables."""
    told = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], check=True, capture_output=True, text=True
    )
    settings = {}
    for line in told.stdout.splitlines():
        name, _, value = line.partition("=")
        key = name.rpartition(".")[2].replace("-", "_").upper()
        settings[f"PIP_{key}"] = value.strip("'").replace("\\n", " ").strip()
    return settings


def _local_folders(value: str) -> list[str]:
    """The folders of this machine that a setting of pip names; an index keeps its files beside itself."""
    indexes = [
        Path(word.removeprefix("file://")).parent for word in value.split() if word.startswith("file:")
    ]
    paths = [Path(word) for word in value.split() if word.startswith("/")]
    return [str(path if path.is_dir() else path.parent) for path in [*indexes, *paths] if path.exists()]


def _expect(so: bool, otherwise: str) -> None:
    if not so:
        raise SystemExit(f"replay_container: {otherwise}")


def _say(line: str) -> None:
    sys.stderr.write(f"--- {line}\n")


def main() -> None:
    """Replay, then try."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mirror", default=_DEBIAN)
    told = parser.parse_args()
    folder: Path = told.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "context", ignore_errors=True)
    replay = Replay(folder, told.mirror)
    image = replay.run()
    size = subprocess.run(["du", "-sh", image.root], check=True, capture_output=True, text=True).stdout
    _say(f"image: {size.split()[0]}")
    trial = Trial(image, replay.environment(), folder)
    trial.without_token()
    trial.replicas_reach_their_database()
    trial.answers(empty=False)
    trial.answers(empty=True)
    trial.runs_healthy_and_stops()
    trial.leaves_nothing_behind()
    _say("all steps replayed, all trials passed")


if __name__ == "__main__":
    main()
