"""Dockerfile, compose.yaml and what lies in deploy/: held to what the program really has and to what README says of it."""

import io
import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from dockerfile_parse import DockerfileParser
from pathspec import PathSpec

from bot.observability.prometheus import PrometheusMetrics
from bot.settings import Settings, read_settings

_ROOT = Path(__file__).parents[2]
_VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.fixture(name="stages")
def _stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage."""
    # From memory: given a path, the parser opens the file for writing, too.
    parser = DockerfileParser(fileobj=io.BytesIO((_ROOT / "Dockerfile").read_bytes()))
    stages: list[list[tuple[str, str]]] = []
    for step in parser.structure:
        if step["instruction"] == "FROM":
            stages.append([])
        if step["instruction"] != "COMMENT":
            stages[-1].append((step["instruction"], step["value"]))
    return stages


@pytest.fixture(name="services")
def _services() -> dict[str, dict[str, Any]]:
    """The services of compose.yaml."""
    composed = yaml.safe_load((_ROOT / "compose.yaml").read_text(encoding="utf-8"))
    services: dict[str, dict[str, Any]] = composed["services"]
    return services


def test_everything_copied_is_there(stages: list[list[tuple[str, str]]]) -> None:
    """Each file that the image takes from the repository exists and is not kept out by .dockerignore."""
    ignored = PathSpec.from_lines("gitignore", (_ROOT / ".dockerignore").read_text().splitlines())
    values = [value for stage in stages for name, value in stage if name == "COPY"]
    sources = [word for value in values if "--from" not in value for word in shlex.split(value)[:-1]]

    assert sources
    assert [name for name in sources if not (_ROOT / name).exists()] == []
    assert [
        name
        for name in sources
        if ignored.match_file(f"{name}/__init__.py" if (_ROOT / name).is_dir() else name)
    ] == []


@pytest.mark.parametrize(
    "name", [".env", "var/log.key", "tests/conftest.py", ".git/config", "bot/__pycache__/x.pyc"]
)
def test_what_must_stay_outside(name: str) -> None:
    """No secret, no data and no rubbish can get into the image."""
    ignored = PathSpec.from_lines("gitignore", (_ROOT / ".dockerignore").read_text().splitlines())

    assert ignored.match_file(name)


def test_the_image_runs_without_rights(stages: list[list[tuple[str, str]]]) -> None:
    """It ends as a numbered user that is not root, with nothing run as root after that."""
    *_, final = stages
    names = [name for name, _ in final]
    user = next(value for name, value in final if name == "USER")

    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    assert "RUN" not in names[names.index("USER") :]


def test_no_tools_in_the_image(stages: list[list[tuple[str, str]]]) -> None:
    """The final stage installs nothing, and the first one leaves out what developers need besides."""
    first, final = stages
    runs = " ".join(value for name, value in final if name == "RUN")
    makes = [value for name, value in first if name == "RUN" and "make " in value and "apt-get" not in value]

    assert not re.search(r"\b(apt-get|pip|make|curl|gcc)\b", runs)
    assert makes
    assert all("DEV= " in value for value in makes)


@pytest.mark.parametrize("name", ["ENTRYPOINT", "CMD", "HEALTHCHECK"])
def test_signals_arrive(name: str, stages: list[list[tuple[str, str]]]) -> None:
    """Nothing is started through a shell: SIGTERM reaches the bot itself."""
    value = next(value for each, value in stages[-1] if each == name)

    assert json.loads(value[value.index("[") :])


def test_settings_are_settings(
    stages: list[list[tuple[str, str]]], services: dict[str, dict[str, Any]]
) -> None:
    """What Dockerfile and compose.yaml set is read by the program."""
    environments = [value for stage in stages for name, value in stage if name == "ENV"]
    environments += [" ".join(service.get("environment", {})) for service in services.values()]
    named = set(re.findall(r"\bHOCBAC_\w+|\bTELEGRAM_\w+", " ".join(environments)))

    assert named
    assert set() == named - _VARIABLES


def test_the_replicas_settings_work(
    services: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With .env's two values filled in the program takes them: address, port of the proxy, and the database's driver."""
    filled = {"POSTGRES_PASSWORD": "abc123", "BOT_DOMAIN": "bot.example.vn"}
    for name, value in services["webhook"]["environment"].items():
        text = re.sub(r"\$\{(\w+)(?::-[^}]*)?\}", lambda found: filled[found[1]], value)
        monkeypatch.setenv(name, text)
    settings = read_settings(tmp_path, None)
    state = settings.state.get_secret_value() if settings.state else ""
    database = services["database"]["environment"]
    caddy = (_ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert settings.webhook_url == "https://bot.example.vn"
    assert settings.webhook_listen[0] == "0.0.0.0"  # noqa: S104 - the proxy comes from another container
    assert f"port {settings.webhook_listen[1]}" in caddy
    assert state == (
        f"postgresql+psycopg://{database['POSTGRES_USER']}:abc123@database/{database['POSTGRES_DB']}"
    )
    # The image is installed without extras.
    assert any(each.startswith("psycopg[binary]") for each in project["dependencies"])
    assert services["webhook"]["command"] == ["run", "--webhook"]


@pytest.mark.parametrize("name", ["bot", "webhook"])
def test_services_are_locked_down(name: str, services: dict[str, dict[str, Any]]) -> None:
    """The bot's containers have a read-only root, no capabilities, no published port, a limit of memory and time to end."""
    service = services[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "ports" not in service
    assert "privileged" not in service
    assert {"mem_limit", "pids_limit", "stop_grace_period"} <= service.keys()


def test_the_database_is_reached_from_the_bot_alone(services: dict[str, dict[str, Any]]) -> None:
    """It has no port and no way out, and its password is in no file of ours."""
    composed = yaml.safe_load((_ROOT / "compose.yaml").read_text(encoding="utf-8"))

    assert "ports" not in services["database"]
    assert services["database"]["networks"] == ["inside"]
    assert composed["networks"]["inside"]["internal"] is True
    assert "inside" not in services["proxy"]["networks"]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:-}"


def test_images_of_others_are_of_one_version(services: dict[str, dict[str, Any]]) -> None:
    """What is not built here names a version."""
    foreign = [service["image"] for service in services.values() if "build" not in service]

    assert foreign
    assert [image for image in foreign if not re.search(r":\d", image)] == []


def test_files_that_services_need(services: dict[str, dict[str, Any]]) -> None:
    """Every file of this repository that is mounted is there."""
    mounted = [
        volume for service in services.values() for volume in service.get("volumes", []) if volume[0] == "."
    ]

    assert mounted
    assert all((_ROOT / volume.partition(":")[0]).is_file() for volume in mounted)


def test_the_dashboard_asks_for_what_there_is() -> None:
    """Every metric on the dashboard is one that the program exposes."""
    board = json.loads((_ROOT / "deploy/grafana-dashboard.json").read_text(encoding="utf-8"))
    asked = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"\b(?:hocbac|process)_\w+", target["expr"])
    }
    exposed = set(re.findall(r"^# TYPE (\w+)", PrometheusMetrics().exposition().decode(), re.MULTILINE))
    histograms = {f"{name}_{part}" for name in exposed for part in ("bucket", "sum", "count")}

    assert asked
    assert set() == asked - exposed - histograms
