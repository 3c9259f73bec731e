#!/usr/bin/env python3
"""Derive knowledge/registry/units.tsv, the country's administrative units, from the vietnamadminunits package.

    python scripts/derive_units.py PATH/TO/vietnamadminunits/data knowledge/registry/units.tsv

vietnamadminunits 1.0.4 (MIT) holds the units before and after the mergers of 1 July 2025, and which became which. Only
level, name, superior units and successors are taken; the package itself, which brings shapely and geopy, is needed to
derive, never to run. A commune that was divided has several successors, the one that got most of it first; a
district has none, there are no districts any more.
"""

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

_LEVELS = (
    "thành phố", "thị trấn", "thị xã", "đặc khu", "huyện", "phường", "quận", "tỉnh", "xã",
)  # fmt: skip
_HEADER = "era\tlevel\tname\tdistrict\tprovince\tnow\n"
_Key = tuple[str, str, str]
_Row = tuple[str, str, str, str, str, str]


def _level_and_name(full: str, name: str) -> tuple[str, str]:
    """Split `Phường 5` or `Xã An Bình`; the short name may lack its level or carry an addition in brackets."""
    level = next((level for level in _LEVELS if full.lower().startswith(level + " ")), "")
    return level, full[len(level) :].strip() if level else name


def _shown(full: str, name: str) -> str:
    return " ".join(_level_and_name(full, name))


def _successors(data: Path, database: sqlite3.Connection) -> tuple[Mapping[str, str], Mapping[_Key, str]]:
    """Old province's key → new province; old commune's keys → new communes, with `; ` between."""
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    today = {
        (province_key, ward_key): (_shown(province, province_short), _shown(ward, ward_short))
        for province_key, ward_key, province, province_short, ward, ward_short in database.execute(
            "SELECT provinceKey, wardKey, province, provinceShort, ward, wardShort FROM admin_units"
        )
    }
    names = {province_key: shown for (province_key, _), (shown, _) in today.items()}
    provinces = {old: names[new] for new, olds in converter["DICT_PROVINCE"].items() for old in olds}
    communes: dict[_Key, list[str]] = defaultdict(list)
    for province, whole in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in whole.items():
            for old in olds:
                communes[_key(old)].append(today[province, ward][1])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                communes[_key(old)].append(today[province, part["newWardKey"]][1])
    return provinces, {key: "; ".join(dict.fromkeys(now)) for key, now in communes.items()}


def _key(joined: str) -> _Key:
    province, district, ward = joined.split("_")
    return province, district, ward


def _rows(data: Path, database: sqlite3.Connection) -> Iterator[_Row]:
    provinces, communes = _successors(data, database)
    legacy = (
        "SELECT province, provinceShort, district, districtShort, ward, wardShort, provinceKey, districtKey, wardKey "
        "FROM admin_units_legacy"
    )
    for province, province_short, district, district_short, ward, ward_short, *keys in database.execute(
        legacy
    ):
        around = _shown(province, province_short)
        yield ("before", *_level_and_name(province, province_short), "", "", provinces[keys[0]])
        # Island districts without communes became special zones.
        yield (
            "before",
            *_level_and_name(district, district_short),
            "",
            around,
            communes.get((keys[0], keys[1], ""), ""),
        )
        if ward:
            now = communes[keys[0], keys[1], keys[2]]
            inside = _shown(district, district_short)
            yield ("before", *_level_and_name(ward, ward_short), inside, around, now)
    today = "SELECT province, provinceShort, ward, wardShort FROM admin_units"
    for province, province_short, ward, ward_short in database.execute(today):
        yield ("since", *_level_and_name(province, province_short), "", "", "")
        yield ("since", *_level_and_name(ward, ward_short), "", _shown(province, province_short), "")


def main() -> None:
    """Write the table, sorted, each unit once."""
    source, target = map(Path, sys.argv[1:])
    with sqlite3.connect(source / "dataset.db") as database:
        rows = sorted(set(_rows(source, database)))
    lines = ["\t".join(row) + "\n" for row in rows if row[1]]
    target.write_text(_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
