"""The machine: Python, processor, data folder, disk."""

import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.doctor.records import Check
from knowledge.errors import reason_of

_LEAST_FREE_BYTES: Final = 1_000_000_000
_CPU_INFO: Final = Path("/proc/cpuinfo")
_X86: Final = frozenset({"x86_64", "amd64"})
_VNNI: Final = frozenset({"avx512_vnni", "avx_vnni"})


def look_at_machine(data: Path) -> Iterator[Check]:
    """All of it."""
    yield _python()
    yield _processor(platform.machine().lower(), _flags(_CPU_INFO))
    yield _data_folder(data)
    yield _disk(data)


def _python() -> Check:
    found, enough = platform.python_version(), sys.version_info >= (3, 11)
    return Check("Python", enough, found, "" if enough else "Cài Python 3.11 trở lên.")


def _flags(cpu_info: Path) -> frozenset[str] | None:
    """What the first processor can do, in Linux's words; None where that cannot be read."""
    try:
        lines = cpu_info.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    flags = next((line.partition(":")[2] for line in lines if line.startswith("flags")), None)
    return None if flags is None else frozenset(flags.split())


def _processor(machine: str, flags: frozenset[str] | None) -> Check:
    """Whether the int8 model runs fast here. It runs anywhere, so that nothing of this is broken."""
    name = "Bộ xử lý"
    if machine not in _X86 or flags is None:
        return Check(name, True, machine or "không rõ")
    if "avx2" not in flags:
        slow = "Câu trả lời sẽ chậm hơn nhiều; nếu là máy ảo, hãy chọn kiểu CPU “host” để có AVX2."
        return Check(name, True, f"{machine}, không có AVX2", slow)
    return Check(name, True, f"{machine}, AVX2{', VNNI' if flags & _VNNI else ', không có VNNI'}")


def _data_folder(data: Path) -> Check:
    name = "Thư mục dữ liệu"
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        remedy = "Cấp quyền ghi, hoặc chọn thư mục khác bằng HOCBAC_DATA."
        return Check(name, False, f"{data}: {reason_of(error)}", remedy)
    return Check(name, True, str(data))


def _disk(data: Path) -> Check:
    name = "Chỗ trống trên đĩa"
    try:
        folder = next(path for path in (data, *data.absolute().parents) if path.exists())
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Check(name, False, reason_of(error), "Kiểm tra ổ đĩa chứa thư mục dữ liệu.")
    enough = free >= _LEAST_FREE_BYTES
    return Check(name, enough, f"{free / 1e9:.1f} GB", "" if enough else "Dọn ổ đĩa: cần ít nhất 1 GB trống.")
