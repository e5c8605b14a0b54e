"""The account of one run of the command line: how much was read, and what was wrong with it. Speaks on stderr."""

from __future__ import annotations

import sys
from collections import Counter
from typing import IO, TYPE_CHECKING, Final

from threadkit.problems import SEVERITIES, Problem, Severity, at_least

if TYPE_CHECKING:
    from threadkit.model import Thread

SHOWN: Final = 20  # problems printed one by one; the rest are counted
PROGRESS_EVERY: Final = 1_000  # comments


class Ledger:
    """What was read, and what was wrong with it; speaks on stderr."""

    def __init__(self, *, print_all: bool = False) -> None:
        self.threads = self.comments = self.unreadable = 0
        self.severities: Counter[Severity] = Counter()
        self.source: str | None = None
        self.keep: IO[str] | None = None
        self._limit = sys.maxsize if print_all else SHOWN
        self._shown: Severity = "info" if print_all else "warning"
        self._at_terminal = sys.stderr.isatty()

    def count(self, thread: Thread) -> None:
        before = self.comments // PROGRESS_EVERY
        self.threads += 1
        self.comments += len(thread)
        if self._at_terminal and self.comments // PROGRESS_EVERY > before:
            print(f"\r{self.comments:,} comments", end="", file=sys.stderr, flush=True)

    def note(self, problem: Problem) -> None:
        self.severities[problem.severity] += 1
        if self.keep is not None:
            from threadkit.writers.native import problem_line

            self.keep.write(problem_line(problem, self.source))
        if at_least(problem.severity, self._shown) and sum(self.severities.values()) <= self._limit:
            print(f"{self.source}: {problem}", file=sys.stderr)

    def summarize(self) -> None:
        if self._at_terminal and self.comments >= PROGRESS_EVERY:
            print(f"\r{self.comments:,} comments in {self.threads:,} threads", file=sys.stderr)
        if sum(self.severities.values()) > self._limit:
            counts = ", ".join(f"{count} {level}" for level, count in self.severities.items())
            print(f"threadkit: problems: {counts}; --problems FILE lists them all", file=sys.stderr)

    def reaches(self, bar: str) -> bool:
        """Whether a problem as grave as the bar was met; the bar "never" is higher than all."""
        bars = [*SEVERITIES, "never"]
        return any(bars.index(level) >= bars.index(bar) for level in self.severities)
