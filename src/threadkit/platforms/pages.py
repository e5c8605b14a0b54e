"""A web page read by whichever table fits it best.

The tables whose elements are on the page compete: each reads the page for itself, and the reading with the most
complete comments wins. The page's own count of its comments is one witness among others. The winner and its reasons
are on ``Thread.origin``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from threadkit.html import engine
from threadkit.html.engine import Reading, find_items, union
from threadkit.html.page import Page
from threadkit.html.post import read_post
from threadkit.html.profile import Profile
from threadkit.model import Post
from threadkit.platforms import profiles
from threadkit.reading import Context, Item
from threadkit.source import Source

NOTHING: Final = Profile(name="none", items=())


@frozen
class Candidate:
    """A reading and what speaks for it, in comments: a whole one is worth 1, and a sign or a right count one more."""

    reading: Reading
    worth: float
    reasons: tuple[str, ...]


def read_page(page: Page, context: Context) -> Iterator[Item]:
    """The stream of a page: its post, its comments, its facts."""
    fitting = [profile for profile in profiles() if find_items(profile, page.index)]
    candidates = [judge(profile, page if len(fitting) == 1 else page.again()) for profile in fitting]
    best = max(candidates, key=lambda candidate: candidate.worth, default=None)
    if best is None or best.worth <= 0:
        context.report("no-comments", "no table knows a comment on this page")
        post = read_post(page, NOTHING)
        yield post or Post(url=page.url)
        return
    yield from best.reading.stream(best.reasons)


def judge(profile: Profile, page: Page) -> Candidate:
    """Read a page with a profile, and weigh what comes out."""
    signs = [selector.text for selector in profile.signs if union(page.index, (selector,))]
    reading = engine.read(profile, page)
    comments = reading.comments
    bodies = sum(1 for one in comments if one.body.source or one.status != "visible")
    authors = sum(1 for one in comments if one.author is not None)
    dates = sum(1 for one in comments if one.published is not None)
    worth = bodies * 0.4 + authors * 0.3 + dates * 0.3
    right = reading.claimed is not None and reading.claimed == len(comments)
    # Every item that is no comment counts against a table as much as a comment counts for it.
    worth -= sum(1 for one in comments if not one.body.source and one.published is None)
    reasons = (
        f"{len(comments)} comments: {bodies} with a body, {authors} with an author, {dates} with a date",
        *(f"the page has {sign}" for sign in signs),
        *(["the page states the same number"] if right else []),
    )
    return Candidate(reading, worth + len(signs) + right, reasons)


def read(source: Source, context: Context) -> Iterator[Item]:
    """Read a web page; one thread."""
    for problem in source.problems:
        context.pass_on(problem)
    page = Page(source.text, context)
    yield from read_page(page, context)
