"""WordPress REST API comments: what ``/wp-json/wp/v2/comments`` answers, saved as a file.

The answer is a list of comments, of one post or of many; each post becomes a thread of its own. Fields are those of
``class-wp-rest-comments-controller.php``. ``date_gmt`` is UTC without saying so and decides; ``date`` is the site's
local time, which people saw, and is kept as the text. ``_links`` and ``_embedded`` repeat what the fields say and are
only asked for the post's title and address. Everything else without a place in the model is kept in ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from attrs import evolve

from threadkit.errors import ReadError
from threadkit.model import Author, Body, Comment, Kind, Post, Status, Timestamp
from threadkit.problems import Where
from threadkit.readers.records import Record, Shape, filled, identifier, mapping, private, shown, text
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source
from threadkit.text import to_text

STATUSES: Final[dict[str, Status]] = {
    "approved": "visible",
    "approve": "visible",
    "1": "visible",
    "hold": "pending",
    "0": "pending",
    "spam": "spam",
    "trash": "deleted",
    "post-trashed": "deleted",
}
KINDS: Final[dict[str, Kind]] = {
    "": "comment",
    "comment": "comment",
    "pingback": "pingback",
    "trackback": "trackback",
    "webmention": "webmention",
    "review": "review",
}
_CONTENT: Final = Shape(lambda rendered="": rendered, {"rendered": text})
_FURTHEST_ZONES: Final = (timedelta(hours=-12), timedelta(hours=14))
_COMMENT_PAGE: Final = re.compile(r"/comment-page-\d+/?$")


def sniff_rest(source: Source) -> Evidence | None:
    head = source.head
    if head.lstrip()[:1] not in ("[", "{") or '"threadkit"' in head[:200]:
        return None
    seen = [key for key in ("author_name", "rendered", "date_gmt", "author_avatar_urls") if f'"{key}"' in head]
    if "author_name" in seen:
        return min(1.0, 0.5 + 0.15 * len(seen)), (f"records with {', '.join(seen)}",)
    if '"content"' in head and "rendered" in seen and '"title"' not in head:
        return 0.5, ("records with content.rendered and without a title",)
    return None


def read_rest(source: Source, context: Context) -> Iterator[Item]:
    """Thread after thread, in the order in which their posts first occur. Raises ReadError for an error answer."""
    comments = _comments(source.json, source.name or "the source")
    for problem in source.json_problems:
        context.pass_on(problem)
    threads: dict[str | None, list[Record]] = {}
    for position, item in enumerate(comments):
        if isinstance(item, dict) and item:
            record = Record(item, f"/{position}", context)
            threads.setdefault(_post_id(record), []).append(record)
        else:
            context.report("bad-record", "this is no comment", where=Where(path=f"/{position}"), excerpt=shown(item))
    for post_id, records in threads.items():
        yield Start()
        yield from _posts(post_id, records)
        yield from map(_comment, records)


def _comments(document: Any, called: str) -> list[Any]:
    """The list of comments: bare, wrapped, or a single comment."""
    if isinstance(document, dict) and isinstance(document.get("comments"), list):
        document = document["comments"]
    if isinstance(document, dict) and {"code", "message"} <= document.keys() and "id" not in document:
        raise ReadError(f"{called} is an error message of WordPress: {str(document['message'])[:120]!r}")
    if isinstance(document, dict):
        return [document]
    if not isinstance(document, list):
        raise ReadError(f"{called} holds no WordPress comments")
    return document


def _optional_id(value: Any) -> str | None:
    """An id; 0, false and the empty string mean that there is none."""
    found = "" if value is False else identifier(value)
    return found if found not in ("", "0") else None


def _post_id(record: Record) -> str | None:
    found: str | None = record.take("post", _optional_id)
    return found


def _posts(post_id: str | None, records: list[Record]) -> Iterator[Post]:
    """The post of a thread, as far as its comments tell of it."""
    embedded = next((up for record in records if (up := _embedded_post(record))), {})
    address = embedded.get("link") or next((link for record in records if (link := record.values.get("link"))), None)
    title = embedded.get("title")
    title = title.get("rendered") if isinstance(title, dict) else title
    url = _post_url(address) if isinstance(address, str) else None
    if post_id or url:
        yield Post(id=post_id, title=to_text(title, "html") if isinstance(title, str) else None, url=url)


def _embedded_post(record: Record) -> dict[str, Any]:
    ups = (record.values.get("_embedded") or {}).get("up") if isinstance(record.values.get("_embedded"), dict) else None
    return ups[0] if isinstance(ups, list) and ups and isinstance(ups[0], dict) else {}


def _post_url(link: str) -> str:
    """The post's address out of a comment's.

    >>> _post_url("https://tea.example/green/comment-page-2/#comment-7")
    'https://tea.example/green/'
    >>> _post_url("https://tea.example/?p=12&cpage=2#comment-7")
    'https://tea.example/?p=12'
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    query = "&".join(pair for pair in parts.query.split("&") if not pair.startswith("cpage="))
    return urlunsplit((parts.scheme, parts.netloc, _COMMENT_PAGE.sub("/", parts.path), query, ""))


def _comment(record: Record) -> Comment:
    record.values.pop("_links", None)
    record.values.pop("_embedded", None)
    status = record.take("status", _word_of(STATUSES))
    comment = Comment(
        id=_id(record),
        parent_id=record.take("parent", _optional_id),
        author=_author(record),
        published=_published(record),
        body=_body(record),
        url=record.take("link", filled),
        kind=record.take("type", _word_of(KINDS)) or "comment",
        # A status that nobody knows is not shown: only "approved" says that the site shows the comment.
        status=status or ("hidden" if record.values.get("status") else "visible"),
        private=_private(record),
        where=record.where(),
    )
    return evolve(comment, extra={key: value for key, value in record.rest() if value not in ([], {}, "")})


def _id(record: Record) -> str:
    found: str | None = record.take("id", identifier)
    if not found:
        found = f"#{record.path.removeprefix('/')}"
        record.report("no-id", f"a comment has no id; it is now {found!r}")
    return found


def _author(record: Record) -> Author | None:
    name = record.take("author_name", filled)
    author = Author(
        name=unescape(name) if name else None,  # WordPress stores names escaped
        url=record.take("author_url", filled),
        email=record.take("author_email", private) or None,
        avatar=record.take("author_avatar_urls", _largest),
        id=record.take("author", _optional_id),
    )
    return author if author != Author() else None


def _private(record: Record) -> dict[str, str]:
    found = {name: record.take(f"author_{name}", private) for name in ("ip", "user_agent")}
    return {name: value for name, value in found.items() if value}


def _largest(sizes: Any) -> str | None:
    """The address of the largest avatar; False where avatars are off, and PHP's empty array for none."""
    if not sizes:
        return None
    if not all(size.isdecimal() for size in mapping(sizes)):
        raise ValueError("its keys are no sizes")
    return max((int(size), text(url)) for size, url in sizes.items())[1]


def _body(record: Record) -> Body:
    if isinstance(record.values.get("content"), str):
        return Body(record.take("content", text))
    return Body(record.take("content", _CONTENT) or "")


def _word_of(table: Mapping[str, Any]) -> Callable[[Any], Any]:
    def kind(value: Any) -> Any:
        word = identifier(value).lower()
        if word not in table:
            raise ValueError(f"it is none of {', '.join(filter(None, table))}")
        return table[word]

    return kind


# --- Dates ------------------------------------------------------------------------------------------------------------


def _published(record: Record) -> Timestamp | None:
    """The comment's date: the instant of ``date_gmt`` or else the clock of ``date``, under the words of ``date``."""
    gmt = str(record.values.get("date_gmt"))
    local = record.take("date", _written)
    instant: datetime | None = record.take("date_gmt", _instant)
    clock = _clock(local)
    if instant is None:
        return (
            Timestamp(local, clock, "second" if clock else None, basis="machine" if clock else None) if local else None
        )
    agree = clock is None or _agree(clock, instant)
    if not agree:
        record.report("date-conflict", f"date says {local}, date_gmt says {gmt}")
    return Timestamp(
        text=local or gmt,
        value=instant,
        precision="second",
        basis="machine",
        zone_source="machine",
        flags=() if agree else ("conflict",),
        machine=gmt,
    )


def _written(value: Any) -> str | None:
    """The words of a date; a number is a date in digits."""
    return filled(str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value)


def _instant(value: Any) -> datetime | None:
    """The instant of a date in UTC that does not say so; None for the zero date, by which WordPress says "unknown"."""
    if not text(value) or value.startswith("0000-00-00"):
        return None
    found = datetime.fromisoformat(value)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _clock(local: str | None) -> datetime | None:
    """The site's clock; None for a date that is not in WordPress's own form."""
    try:
        found = datetime.fromisoformat(local or "")
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def _agree(clock: datetime, instant: datetime) -> bool:
    """Whether a local clock and an instant differ as clocks on earth do: by some quarters of an hour."""
    offset = clock.replace(tzinfo=UTC) - instant
    return _FURTHEST_ZONES[0] <= offset <= _FURTHEST_ZONES[1] and offset % timedelta(minutes=15) < timedelta(seconds=2)
