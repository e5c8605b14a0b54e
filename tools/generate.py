"""Fill in the parts of README.md and docs/ that are made from the code's own tables.

    python tools/generate.py            rewrite them
    python tools/generate.py --check    say which are out of date, and fail

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``. The tests run the check, so no page can drift
from the code.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import threadkit
from threadkit.cli import parser
from threadkit.formats import READERS, WRITERS
from threadkit.problems import CODES

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "sourdough.txt"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fenced(content: str, language: str) -> str:
    return f"```{language}\n{content.strip()}\n```"


def example_input() -> str:
    return fenced(EXAMPLE.read_text("utf-8"), "text")


def example_output() -> str:
    return fenced(threadkit.render(threadkit.parse(EXAMPLE), "markdown"), "markdown")


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows)]
    return "\n".join(lines)


def formats() -> str:
    readers, writers = {row.name: row for row in READERS}, {row.name: row for row in WRITERS}

    def rows() -> Iterator[tuple[str, ...]]:
        for name in sorted(readers | writers):
            row = readers.get(name) or writers[name]
            yield f"`{name}`", row.description, "yes" if name in readers else "", "yes" if name in writers else ""

    return table(("format", "what it is", "read", "written"), rows())


def options() -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for writer in WRITERS:
            for option in writer.options().values():
                kind = inspect.formatannotation(option.annotation).replace("|", "\\|")
                yield f"`{writer.name}`", f"`{option.name}`", f"`{kind}`", f"`{option.default!r}`"

    return table(("format", "option", "type", "default"), rows())


def problems() -> str:
    return table(("code", "severity", "meaning"), ((f"`{code}`", *row) for code, row in CODES.items()))


def commands() -> str:
    """Every command with its arguments, from the parser's table (the wording of --help differs by Python version)."""
    (choices,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    summaries = {action.dest: action.help for action in choices._choices_actions}
    parts = []
    for name, command in choices.choices.items():
        rows = (argument(action) for action in command._actions if action.dest != "help")
        parts.append(f"## threadkit {name}\n\n{summaries[name]}.\n\n{table(('argument', 'meaning'), rows)}")
    return "\n\n".join(parts)


def argument(action: argparse.Action) -> tuple[str, str]:
    """One argument as a row: how it is written, what it means."""
    value = action.metavar or (" or ".join(map(str, action.choices)) if action.choices else action.dest.upper())
    spelled = ", ".join(f"`{option}`" for option in action.option_strings) or f"`{value}`"
    takes = f" `{value}`" if action.option_strings and action.nargs != 0 else ""
    return spelled + takes, str(action.help)


PARTS: dict[str, Callable[[], str]] = {
    "example-input": example_input,
    "example-output": example_output,
    "formats": formats,
    "options": options,
    "problems": problems,
    "commands": commands,
}


def filled(text: str) -> str:
    """The text with its generated parts as they are now."""
    return PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}\n{match[3]}", text)


def main(arguments: list[str]) -> int:
    stale = 0
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        now = path.read_text("utf-8")
        fresh = filled(now)
        if now == fresh:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT)} is out of date; run tools/generate.py", file=sys.stderr)
        else:
            path.write_text(fresh, "utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
