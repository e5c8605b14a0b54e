"""A web page read by whichever table fits it best.

The tables whose elements are on the page compete: each reads the page for itself, and the reading with the most
complete comments wins. The page's own count of its comments is one witness among others. The winner and its reasons
are on ``Thread.origin``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from threadkit.html import engine
from threadkit.html.engine import Reading, find_items
from threadkit.html.page import Page
from threadkit.html.post import read_post
from threadkit.html.profile import Profile
from threadkit.html.selectors import select
from threadkit.model import Post
from threadkit.platforms import profiles
from threadkit.reading import Context, Item
from threadkit.source import Source

NOTHING: Final = Profile(name="none", items=())


@frozen
class Candidate:
    """A reading and what speaks for it. ``worth`` is in comments: a whole one counts 1, what is none counts against."""

    reading: Reading
    worth: float
    reasons: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every comment has a body, an author and a date: no other reading can be better by much."""
        return bool(self.reading.comments) and self.worth >= len(self.reading.comments)


def read_page(page: Page, context: Context) -> Iterator[Item]:
    """The stream of a page: its post, its comments, its facts."""
    tables = [profile for _, profile in fitting(page)]
    best = best_reading(page, tables)
    if best is None:
        context.report("no-comments", "no table knows a comment on this page")
        yield read_post(page.again() if tables else page, NOTHING) or Post(url=page.url)
        return
    yield from best.reading.stream(best.reasons)


def best_reading(page: Page, tables: Sequence[Profile]) -> Candidate | None:
    """The best of the tables' readings, or None if none of them finds a comment.

    The first that leaves nothing to be desired wins.
    """
    best: Candidate | None = None
    for position, profile in enumerate(tables):
        candidate = judge(profile, page.again() if position else page)
        if candidate.worth > 0 and (best is None or candidate.worth > best.worth):
            best = candidate
        if candidate.is_whole:
            break
    return best


def fitting(page: Page) -> list[tuple[float, Profile]]:
    """The tables whose comments are on a page, with the share of their signs that is there, most first."""
    found = []
    for profile in profiles():
        items = find_items(profile, page.index)
        if items:
            signs = sum(1 for selector in profile.signs if select(page.index, selector))
            found.append((signs / max(1, len(profile.signs)), profile))
    return sorted(found, key=lambda one: -one[0])


def judge(profile: Profile, page: Page) -> Candidate:
    """Read a page with a profile, and weigh what comes out."""
    signs = [selector.text for selector in profile.signs if select(page.index, selector)]
    reading = engine.read(profile, page)
    comments = reading.comments
    bodies = sum(1 for one in comments if one.body.source or one.status != "visible" or one.kind != "comment")
    authors = sum(1 for one in comments if one.author is not None)
    dates = sum(1 for one in comments if one.published is not None or one.kind == "pingback")
    empty = sum(1 for one in comments if not one.body.source and one.published is None)
    worth = 0.4 * bodies + 0.3 * authors + 0.3 * dates - empty
    right = reading.claimed is not None and reading.claimed == len(comments)
    reasons = (
        f"{len(comments)} comments: {bodies} with a body, {authors} with an author, {dates} with a date",
        *(f"the page has {sign}" for sign in signs),
        *(["the page states the same number"] if right else []),
    )
    return Candidate(reading, worth + 0.01 * len(signs) + 0.5 * right, reasons)


def read(source: Source, context: Context) -> Iterator[Item]:
    """Read a web page; one thread."""
    for problem in source.problems:
        context.pass_on(problem)
    page = Page(source.text, context)
    yield from read_page(page, context)
