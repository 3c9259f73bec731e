#!/usr/bin/env python3
"""Derive knowledge/registry/units.tsv, the country's administrative units, from the vietnamadminunits package.

    python scripts/derive_units.py PATH/TO/vietnamadminunits/data/dataset.db knowledge/registry/units.tsv

vietnamadminunits 1.0.4 (MIT) holds the units before and after the mergers of 1 July 2025. Only level, name and
superior units are taken; the package itself, which brings shapely and geopy, is needed to derive, never to run.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

_LEVELS = (
    "thành phố", "thị trấn", "thị xã", "đặc khu", "huyện", "phường", "quận", "tỉnh", "xã",
)  # fmt: skip
_HEADER = "era\tlevel\tname\tdistrict\tprovince\n"


def _level_and_name(full: str, name: str) -> tuple[str, str]:
    """Split `Phường 5` or `Xã An Bình`; the short name may lack its level or carry an addition in brackets."""
    level = next((level for level in _LEVELS if full.lower().startswith(level + " ")), "")
    return level, full[len(level) :].strip() if level else name


def _rows(database: sqlite3.Connection) -> Iterator[tuple[str, str, str, str, str]]:
    legacy = (
        "SELECT province, provinceShort, district, districtShort, ward, wardShort FROM admin_units_legacy"
    )
    for province, province_short, district, district_short, ward, ward_short in database.execute(legacy):
        yield ("before", *_level_and_name(province, province_short), "", "")
        yield ("before", *_level_and_name(district, district_short), "", province_short)
        if ward:
            yield ("before", *_level_and_name(ward, ward_short), district_short, province_short)
    today = "SELECT province, provinceShort, ward, wardShort FROM admin_units"
    for province, province_short, ward, ward_short in database.execute(today):
        yield ("since", *_level_and_name(province, province_short), "", "")
        yield ("since", *_level_and_name(ward, ward_short), "", province_short)


def main() -> None:
    """Write the table, sorted, each unit once."""
    source, target = map(Path, sys.argv[1:])
    with sqlite3.connect(source) as database:
        rows = sorted(set(_rows(database)))
    lines = ["\t".join(row) + "\n" for row in rows if row[1]]
    target.write_text(_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
