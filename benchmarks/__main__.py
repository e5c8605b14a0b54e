"""``python -m benchmarks [NAME ...]``: the named benchmarks, or all of them, as tables."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from benchmarks import Row


def names() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def table(rows: list[Row]) -> str:
    width = max(len(row.name) for row in rows)
    return "\n".join(
        f"  {row.name:<{width}}  {row.seconds:8.3f} s" + (f"  {row.ratio:7.2f} × {row.to}" if row.ratio else "")
        for row in rows
    )


def main(chosen: list[str]) -> int:
    unknown = set(chosen) - set(names())
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))} (known: {', '.join(names())})", file=sys.stderr)
        return 2
    for name in chosen or names():
        print(name)
        print(table(import_module(f"benchmarks.{name}").run()), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
