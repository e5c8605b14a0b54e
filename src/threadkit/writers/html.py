"""Threads as HTML: a fragment for a page of yours, or a page of its own.

Comments are articles in nested lists, so that a screen reader can say how many there are and where it is; each has a
heading, a link to itself and one to what it answers. Replies stand in ``details`` elements and can be folded without a
script. The markup says the same to machines as microformats2 (h-entry, h-cite) and carries in ``data-tk-*`` what these
have no word for, so that the thread can be read back.

Nothing of a comment is taken over as markup except its body, which :mod:`threadkit.text` has sanitized; everything
else goes through :func:`~threadkit.text.escape.escaped` at the leaf. No address is loaded unless asked: avatars are
initials, pictures are links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from threadkit.model import Thread
from threadkit.text.escape import attributes, escaped
from threadkit.writers import html_linked_data, html_page
from threadkit.writers.held import PUBLIC, Shown, counted, shown, told
from threadkit.writers.html_anchors import Anchors
from threadkit.writers.html_comment import Look, comment_markup, post_markup


def write_fragment(
    threads: Iterable[Thread],
    *,
    include: Collection[str] = PUBLIC,
    max_depth: int = 8,
    flat: bool = False,
    collapse: int | None = None,
    images: bool = False,
    avatars: bool = False,
) -> Iterator[str]:
    """A fragment to include in a page.

    ``include``: the statuses whose words are published. ``max_depth``: how many levels are indented; deeper replies
    say whom they answer. ``flat``: no nesting. ``collapse``: from which level on replies begin folded (1: all).
    ``images`` and ``avatars``: show pictures, which makes the reader's browser call their hosts.
    """
    look = Look(tuple(include), max_depth, flat, collapse, images, avatars, heading=2)
    anchors = Anchors()
    for thread in threads:
        yield from _thread(told(thread, look.include), look, anchors)


def write_page(
    threads: Iterable[Thread],
    *,
    title: str | None = None,
    include: Collection[str] = PUBLIC,
    max_depth: int = 8,
    flat: bool = False,
    collapse: int | None = None,
    images: bool = False,
    avatars: bool = False,
) -> Iterator[str]:
    """A whole document with a style of its own, strict about what it loads (nothing), and schema.org data.

    ``title`` is the document's; without it the first post's. The other options are those of :func:`write_fragment`.
    """
    look = Look(tuple(include), max_depth, flat, collapse, images, avatars, heading=1)
    anchors = Anchors()
    for number, given in enumerate(threads):
        thread = told(given, look.include)
        if not number:
            yield from html_page.head(thread, title, pictures=images or avatars)
        yield from _thread(thread, evolve(look, heading=2) if number else look, anchors)
        yield from html_linked_data.script(thread, look.include, anchors)
    yield html_page.TAIL


def _thread(thread: Thread, look: Look, anchors: Anchors) -> Iterator[str]:
    places = shown(thread, include=look.include, max_depth=look.max_depth, flat=look.flat)
    anchors.add(thread)
    language = html_page.language_of(thread)
    claimed = attributes(data_tk_claimed=str(thread.claimed) if thread.claimed is not None else None)
    yield f'<article class="tk-thread h-entry"{language}{claimed}>\n'
    yield from post_markup(thread, look)
    yield '<section class="tk-comments" aria-label="Comments">\n'
    yield f'<h2 class="tk-count"><bdi>{counted(len(places), "comment", "comments")}</bdi></h2>\n'
    yield from _list(places, _source_order(thread, places), look, anchors)
    yield "</section>\n</article>\n"


def _source_order(thread: Thread, places: list[Shown]) -> list[int]:
    """The place of each comment among those shown in the order of the source; empty if they stand in that order."""
    positions = {id(comment): position for position, comment in enumerate(thread.comments)}
    order = [positions[id(place.comment)] for place in places]
    ranks = {position: rank for rank, position in enumerate(sorted(order))}
    return [] if order == list(ranks) else [ranks[position] for position in order]


def _list(places: list[Shown], order: list[int], look: Look, anchors: Anchors) -> Iterator[str]:
    """The nested lists. A level rises by one at most: :func:`shown` keeps what stands above."""
    level = -1
    above: Shown | None = None
    for number, place in enumerate(places):
        if place.level > level:
            yield _open_list(above, place, look)
        else:
            yield "</li>\n" + "</ol></details>\n</li>\n" * (level - place.level)
        level = place.level
        above = place
        more = attributes(data_tk_order=str(order[number])) if order else ""
        yield f'<li class="tk-item"{more}>{comment_markup(place, look, anchors)}'
    if places:
        yield "</li>\n" + "</ol></details>\n</li>\n" * level + "</ol>\n"


def _open_list(above: Shown | None, first: Shown, look: Look) -> str:
    if above is None:
        return '<ol class="tk-list">\n'
    opened = look.collapse is None or first.level < look.collapse
    replies = f"<summary><bdi>{escaped(counted(above.below, 'reply', 'replies'))}</bdi></summary>"
    return f'\n<details class="tk-replies"{" open" if opened else ""}>{replies}\n<ol class="tk-list">\n'
