"""What a source holds, in a few figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from threadkit.model import Thread


@define
class Stats:
    """Figures over any number of threads; :meth:`add` each, then read :meth:`rows`."""

    threads: int = 0
    comments: int = 0
    roots: int = 0
    deepest: int = 0
    dated: int = 0
    uncertain: int = 0
    earliest: str = ""
    latest: str = ""
    authors: set[str] = field(factory=set)
    kinds: Counter[str] = field(factory=Counter)
    statuses: Counter[str] = field(factory=Counter)
    problems: Counter[str] = field(factory=Counter)
    profiles: Counter[str] = field(factory=Counter)

    def add(self, thread: Thread) -> None:
        """Count one thread in."""
        self.threads += 1
        self.comments += len(thread)
        self.profiles["/".join(filter(None, (thread.origin.format, thread.origin.profile)))] += 1
        self.problems.update(problem.code for problem in thread.problems)
        for comment, depth in thread.walk():
            self.roots += depth == 0
            self.deepest = max(self.deepest, depth)
            self.kinds[comment.kind] += 1
            self.statuses[comment.status] += 1
            if comment.author is not None and comment.author.name:
                self.authors.add(comment.author.name)
            if comment.published is not None and comment.published.value is not None:
                self.dated += 1
                self.uncertain += bool(comment.published.alternatives)
                shown = comment.published.isoformat()
                self.earliest = min(self.earliest or shown, shown)
                self.latest = max(self.latest, shown)

    def rows(self) -> Iterator[tuple[str, str]]:
        """The figures as (name, value), both text.

        >>> stats = Stats()
        >>> stats.add(Thread())
        >>> next(stats.rows())
        ('threads', '1')
        """
        yield "threads", str(self.threads)
        yield "read as", _counted(self.profiles)
        yield "comments", str(self.comments)
        yield "roots", str(self.roots)
        yield "deepest reply", str(self.deepest)
        yield "authors", str(len(self.authors))
        yield "dated", f"{self.dated} ({self.uncertain} with another possible reading)"
        yield "from, to", f"{self.earliest or 'unknown'}, {self.latest or 'unknown'}"
        yield "kinds", _counted(self.kinds)
        yield "statuses", _counted(self.statuses)
        yield "problems", _counted(self.problems)


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common()) or "none"
