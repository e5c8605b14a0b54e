"""Hold the figures of the scorers against the floors of ``benchmarks/floors.toml``, which only rise.

    python tools/floors.py check EXAM CORPUS     run the page and date scorers, fail under a floor
    python tools/floors.py raise EXAM CORPUS     the same, then write the figures that rose into the table
    python tools/floors.py coverage              print the floor of branch coverage

EXAM is the folder of ``score_html.py`` and ``score_dates.py``, CORPUS the one of ``blogs``, ``forums`` and
``negatives``. Neither belongs to this repository.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
import tomllib
from pathlib import Path

TABLE = Path(__file__).parents[1] / "benchmarks" / "floors.toml"
PAIR = re.compile(r"([A-Za-z_0-9.]+) (-?\d+(?:\.\d+)?)(?= |$)")


def figures_of(command: list[str]) -> dict[str, float]:
    """The figures in the last line that a scorer prints: "name value name value …"."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return {name: float(value) for name, value in PAIR.findall(done.stdout.strip().splitlines()[-1])}


def measure(exam: Path, corpus: Path) -> dict[str, dict[str, float]]:
    """Every suite's figures."""
    found = {}
    for suite in ("blogs", "forums", "negatives"):
        found[suite] = figures_of([str(exam / "score_html.py"), str(corpus / suite), "--worst", "0"])
        found[suite]["uncrashed"] = 0 - found[suite].pop("crashed")
    found["dates"] = figures_of([str(exam / "score_dates.py"), "--worst", "0"])
    return found


def main(arguments: list[str]) -> int:
    floors = tomllib.loads(TABLE.read_text("utf-8"))
    if arguments == ["coverage"]:
        print(floors["tests"]["coverage"])
        return 0
    action, exam, corpus = arguments[0], Path(arguments[1]), Path(arguments[2])
    found = measure(exam, corpus)
    short = []
    for suite, row in floors.items():
        for name, floor in row.items() if suite in found else ():
            value = found[suite].get(name, -math.inf)
            print(f"{suite:10} {name:20} {value:8.3f}  floor {floor:8.3f}{'' if value >= floor else '  FALLS SHORT'}")
            if value < floor:
                short.append(f"{suite}.{name}")
            elif action == "raise":
                row[name] = value
    if action == "raise" and not short:
        TABLE.write_text(written(floors), "utf-8")
    return 1 if short else 0


def key(name: str) -> str:
    """A figure's name as a key of TOML, where a dot would open a table."""
    return f'"{name}"' if "." in name else name


def written(floors: dict[str, dict[str, float]]) -> str:
    """The table as TOML, under the comment that explains it."""
    head = TABLE.read_text("utf-8").partition("\n[")[0]
    rows = [
        f"[{suite}]\n" + "".join(f"{key(name)} = {value:g}\n" for name, value in row.items())
        for suite, row in floors.items()
    ]
    return head + "\n" + "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
