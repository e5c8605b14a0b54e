"""Reddit's JSON: the listing of a page (its address with ``.json``), and the answer of ``/api/morechildren``.

A thing is ``{"kind": "t1", "data": {…}}``; "t3" is a post, "more" a stub for replies that were not sent, which is kept
in ``extra`` of what it belongs to. Ids are full names (``t1_…``), as ``parent_id`` has them. ``body_html`` is preferred
to ``body``, whose dialect of Markdown is Reddit's own. Without ``raw_json=1`` the API escapes ``&``, ``<`` and ``>`` in
every string once more. ``created`` is shifted by eight hours and never used. Of what was deleted, Reddit's placeholders
are kept in ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from threadkit.model import Body, Comment, Post
from threadkit.problems import Where
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, post_of, records, refuse, within, without
from threadkit.readers.kinds import STAYS, but, epoch, figure, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Kind, Record, filled, identifier, text, whole
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

SITE: Final = "https://www.reddit.com"
GONE: Final = ("[deleted]", "[removed]", "[deleted by user]", "[ Removed by Reddit ]")
_TWICE: Final = re.compile(r'_html"\s{0,8}:\s{0,8}"(?:&|\\u0026)lt;')
_AROUND: Final = (("<!-- SC_OFF -->", "<!-- SC_ON -->"), ('<div class="md">', "</div>"))  # every rendered body

sniff: Final = signed(
    "a Reddit listing",
    "[]/kind=Listing []/data/children",
    "kind=Listing data/children/[]/kind=t",
    "json/data/things/[]/kind=",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The post, or what the comments tell of it, and the comments. Raises ReadError for another kind of JSON."""
    things = _top(document(source, context), source, context)
    comment_rows, post_rows = rows_of(twice_escaped=bool(_TWICE.search(source.text)))
    more = [stub for thing in things for stub in _stubs([thing.values], context, thing.where())]
    yield from _post(things, post_rows, more)
    pending = Pending(context)
    for thing in reversed(things):
        pending.add_record(thing)
    for thing, above in pending:
        if thing.values.get("kind") == "t1":
            yield comment_of_thing(within(thing, "data"), comment_rows, pending, above)
        elif thing.values.get("kind") not in ("t3", "more"):
            thing.report("bad-record", "this is no comment of Reddit's")


def comment_of_thing(record: Record, rows: Rows, pending: Pending, above: str | None = None) -> Comment:
    """One comment; its replies are left waiting, stubs of more replies are kept with it."""
    found = at(record.values.pop("replies", None), "data/children")
    replies = found if isinstance(found, list) else []
    record.values["more"] = _stubs(replies, record.context, record.where("replies"))
    there = [reply for reply in replies if at(reply, "kind") != "more"]
    gone = record.values.get("body") in GONE
    rows = without(rows, *(["body"] if gone else []), *(["score"] if record.values.get("score_hidden") is True else []))
    if above is not None:
        record.values.setdefault("parent_id", above)
    comment = comment_of(record, rows, status="deleted" if gone else "visible")
    pending.add(there, f"{record.path}/replies/data/children", comment.id)
    return comment


def rows_of(*, twice_escaped: bool) -> tuple[Rows, Rows]:
    """The tables of a comment and of a post, for strings that were escaped once more or were not."""
    written = _unescaped if twice_escaped else _as_it_is
    common: Rows = {
        "author.name": ("author", but(GONE, filled)),
        "author.id": ("author_fullname", filled),
        "author.roles": ("distinguished", _role),
        "published": ("created_utc", epoch),
        "updated": ("edited", epoch),
        "url": ("permalink", _address),
    }
    comment: Rows = {
        "id": (("name", identifier), ("id", _full_name)),
        "parent_id": ("parent_id", _parent),
        "score": ("score", figure),
        "body": (("body_html", written(_rendered)), ("body", written(markdown))),
    }
    post: Rows = {
        "id": ("name", identifier),
        "title": ("title", written(filled)),
        "body": (("selftext_html", written(_rendered)), ("selftext", written(markdown))),
    }
    return {**common, **comment}, {**common, **post}


# --- The file ---------------------------------------------------------------------------------------------------------


def _top(value: Any, source: Source, context: Context) -> list[Record]:
    """The things of the file: of a page's two listings, of one, or of an answer to morechildren."""
    listings = value if isinstance(value, list) else [value]
    if not any(at(listing, "kind") == "Listing" or at(listing, "json/data") for listing in listings):
        raise refuse(source, "listing of Reddit's")
    return [
        thing
        for number, listing in enumerate(listings)
        for path in ("data/children", "json/data/things")
        for thing in records(at(listing, path), f"/{number}/{path}" if isinstance(value, list) else f"/{path}", context)
    ]


def _post(things: list[Record], rows: Rows, more: list[Any]) -> Iterator[Item]:
    """The post itself, or its id as the first comment names it."""
    for thing in things:
        if thing.values.get("kind") == "t3":
            record = within(thing, "data")
            claimed = record.take("num_comments", whole)
            record.values["more"] = more
            yield post_of(record, rows)
            yield Facts(claimed=claimed)
            return
    named = next((link for thing in things if (link := at(thing.values, "data/link_id"))), None)
    if isinstance(named, str):
        yield Post(id=named, extra={"more": more} if more else {})


def _stubs(things: list[Any], context: Context, where: Where) -> list[Any]:
    """What stands for replies that were not sent."""
    stubs = [at(thing, "data") for thing in things if at(thing, "kind") == "more"]
    for stub in stubs:
        count = at(stub, "count")
        context.report(
            "incomplete", f"{count or 'some'} more replies to {at(stub, 'parent_id')} were not sent", where=where
        )
    return stubs


# --- Kinds ------------------------------------------------------------------------------------------------------------


def _as_it_is(kind: Kind) -> Kind:
    return kind


def _unescaped(kind: Kind) -> Kind:
    return lambda value: kind(unescape(text(value)))


def _rendered(value: Any) -> Body:
    """A body without the elements that surround every one."""
    inner = text(value).strip()
    for opening, closing in _AROUND:
        if inner.startswith(opening) and inner.endswith(closing):
            inner = inner[len(opening) : -len(closing)].strip()
    return Body(inner)


def _parent(value: Any) -> Any:
    """A parent among the comments; the name of the post is left where it is."""
    return STAYS if text(value).startswith("t3_") else value


def _full_name(value: Any) -> str:
    return f"t1_{identifier(value)}"


def _role(value: Any) -> tuple[str, ...]:
    return (text(value),)


def _address(value: Any) -> str | None:
    return f"{SITE}{value}" if text(value).startswith("/") else filled(value)
