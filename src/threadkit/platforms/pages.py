"""A web page read by whichever table fits it best.

The tables whose elements are on the page compete: each reads the page for itself, and the reading with the most
complete comments wins. The page's own count of its comments is one witness among others; words of the page in the
bodies (:mod:`.litter`) speak against a table. The winner and its reasons are on ``Thread.origin``.
Only what threadkit wrote itself is known beforehand (:mod:`.threadkit_html`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from threadkit.html import engine
from threadkit.html.engine import Reading, find_items
from threadkit.html.induce import induce
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.post import read_post
from threadkit.html.profile import Profile
from threadkit.html.selectors import select
from threadkit.html.title import read_title
from threadkit.model import Post
from threadkit.platforms import profiles, threadkit_html
from threadkit.platforms.litter import littered
from threadkit.platforms.loaded_later import systems
from threadkit.reading import Context, Item
from threadkit.source import Source

NOTHING: Final = Profile(name="none", items=())


@frozen
class Candidate:
    """A reading and what speaks for it. ``worth`` is in comments: a whole one counts 1, what is none counts against."""

    reading: Reading
    worth: float
    reasons: tuple[str, ...]
    trust: float  # the share of the table's signs that the page has; less for a table that takes too much
    is_whole: bool  # every comment has a body, an author and a date: no other reading can be better by much


def read_page(page: Page, context: Context) -> Iterator[Item]:
    """The stream of a page: its post, its comments, its facts."""
    best = best_reading(page)
    if best is None:
        untouched = page.again()
        context.report("no-comments", "nothing on this page looks like a comment")
        if called := systems(untouched):
            context.report("loaded-by-script", f"comments are fetched by a script of {' or '.join(called)}")
        yield read_post(untouched, NOTHING, read_title(untouched)) or Post(url=page.url)
        return
    yield from best.reading.stream(best.reasons)


def best_reading(page: Page) -> Candidate | None:
    """The best reading of a page, or None if none finds a comment.

    The tables are asked in the order of their signs, and the first that leaves nothing to be desired wins. If none
    does, the page is asked for a table of its own.
    """
    best: Candidate | None = None
    untouched = True
    for profile, items in fitting(page):
        candidate = judge(profile, page, items) if untouched else judge(profile, page.again())
        untouched = False
        best = _better(best, candidate)
        if candidate.is_whole:
            return best
    page = page if untouched else page.again()
    for profile in induce(page):
        best = _better(best, judge(profile, page), margin=0.02 + (0.5 * best.trust if best is not None else 0))
    return best


def _better(best: Candidate | None, candidate: Candidate, margin: float = 0.0) -> Candidate | None:
    """The better of two readings. A newcomer must be worth more by a share: a known table knows what it reads."""
    if candidate.worth <= 0 or (best is not None and best.worth * (1 + margin) >= candidate.worth):
        return best
    return candidate


def fitting(page: Page) -> list[tuple[Profile, list[Element]]]:
    """The tables whose comments are on a page, with these; the greatest share of their signs there comes first."""
    found = [(profile, items) for profile in profiles() if (items := find_items(profile, page))]
    return sorted(found, key=lambda one: -len(_signs(one[0], page)) / max(1, len(one[0].signs)))


def _signs(profile: Profile, page: Page) -> list[str]:
    return [selector.text for selector in profile.signs if select(page.index, selector)]


def judge(profile: Profile, page: Page, items: Sequence[Element] | None = None) -> Candidate:
    """Read a page with a profile, and weigh what comes out. ``items`` as for :func:`threadkit.html.engine.read`."""
    signs = _signs(profile, page)
    reading = engine.read(profile, page, items)
    comments = reading.comments
    plain = [one for one in comments if one.kind == "comment" or one.published is not None]  # pings may lack a date
    bodies = sum(1 for one in plain if one.body.source or one.status != "visible" or not profile.body)
    authors = sum(1 for one in plain if one.author is not None or one.status != "visible")
    dates = sum(1 for one in plain if one.published is not None or one.status != "visible")
    empty = sum(1 for one in plain if profile.body and not one.body.source and one.published is None)
    pings = len(comments) - len(plain)
    right = reading.claimed is not None and reading.claimed == len(comments)
    clean = 1 - littered(plain)
    reasons = (
        *profile.reasons,
        f"{len(comments)} comments: {bodies} with a body, {authors} with an author, {dates} with a date",
        *(f"the page has {sign}" for sign in signs),
        *(["the page states the same number"] if right else []),
        *([f"{1 - clean:.0%} of the bodies begin or end with words of the page"] if clean < 1 else []),
    )
    worth = 0.4 * bodies * clean + 0.3 * authors + 0.3 * dates - empty + pings + 0.01 * len(signs) + 0.5 * right
    trust = clean * len(signs) / max(1, len(profile.signs))
    is_whole = clean == 1 and len(plain) > 0 and bodies == authors == dates == len(plain)
    return Candidate(reading, worth, reasons, trust, is_whole)


def read(source: Source, context: Context) -> Iterator[Item]:
    """Read a web page; one thread."""
    for problem in source.problems:
        context.pass_on(problem)
    page = Page(source.text, context)
    own = threadkit_html.threads_of(page)
    yield from threadkit_html.read(own, context) if own else read_page(page, context)
