"""Comments that a static site keeps as data: a file for each comment, or for each page, in YAML or JSON.

Staticman writes such files, and so do the scripts with which people left other services; Jekyll keeps them below
``_data``, Hugo below ``data``. The names of the keys are the site's own choice, so each field has several. A file holds
a comment, a list of comments, or an object of either by key. Comments that name a page (``_parent`` with a slash in it,
``post_id``) belong to that page, others to the folder that they lie in. ``replying_to`` is the id of a comment or,
where it is a small number that is none, counts the page's comments of the first level from 1.

YAML is read as text throughout: a date stays as it was written. Reading it needs PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final

from attrs import frozen

from threadkit.errors import ReadError
from threadkit.model import Body, Comment, Post, Status, Timestamp
from threadkit.problems import Where
from threadkit.readers.fields import Rows, comment_of, take, without
from threadkit.readers.kinds import STAYS, epoch, epoch_ms, figure, iso
from threadkit.readers.outlines import outline
from threadkit.readers.records import Record, filled, identifier, private, text
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source

_IDS: Final = ("_id", "id", "uid", "comment_id")
_PARENTS: Final = (
    "replying_to",
    "reply_to",
    "rid",
    "replyTo",
    "replyID",
    "replyThread",
    "parent_id",
    "parent",
    "_parent",
)
_PAGES: Final = ("_parent", "page_key", "post_id", "postId", "slug", "page", "post")
_WORDS: Final = ("message", "comment", "content", "text", "body")
_NAMES: Final = ("name", "author", "nick", "nickname")
_WHOSE: Final = (*_NAMES, "email", "user_id", "_parent")
_DATES: Final = ("date", "timestamp", "created", "created_at", "time")
_STATUSES: Final[dict[str, Status]] = {
    "spam": "spam",
    "deleted": "deleted",
    "hidden": "hidden",
    "pending": "pending",
}
_YES: Final = ("true", "yes", "on", "1", "y")
_MILLISECONDS: Final = 10**11  # seconds reach this in the year 5138
_STRENGTH: Final = 0.5  # the keys are common words, other signatures know better; each adds a little
_MAX_DEPTH: Final = 200  # of YAML
_NULL: Final = ("", "~", "null", "Null", "NULL")
_YAML_KEY: Final = re.compile(r"^[- ]{0,4}([A-Za-z_]{2,20}):", re.MULTILINE)


def _when(value: Any) -> Timestamp | None:
    """A date in ISO 8601 or as a count since 1970; other words are left open."""
    said = str(value).strip()
    if re.fullmatch(r"\d{9,13}(\.\d+)?", said):
        return epoch_ms(said) if float(said) >= _MILLISECONDS else epoch(said)
    return iso(said)


def _email(value: Any) -> Any:
    """An address; the hash that many sites keep instead is none, and stays where it is."""
    return private(value) or None if "@" in str(value) or not value else STAYS


def _body(value: Any) -> Body:
    """Markdown, unless it begins as HTML does."""
    return Body(text(value), "html" if value.lstrip().startswith("<") else "markdown")


def _any(names: tuple[str, ...], kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((name, kind) for name in names)


_COMMENT: Final[Rows] = {
    "id": _any(_IDS, identifier),
    "author.name": _any(_NAMES, filled),
    "author.url": _any(("url", "website", "link", "homepage"), filled),
    "author.email": _any(("email", "mail"), _email),
    "author.avatar": _any(("avatar", "gravatar", "photo"), filled),
    "published": _any(_DATES, _when),
    "updated": _any(("updated", "modified", "updated_at"), _when),
    "body": _any(_WORDS, _body),
    "score": _any(("likes", "score", "votes"), figure),
    "private.ip": _any(("ip", "author_ip"), private),
}


@frozen
class _Entry:
    """A comment as it was found; ``page`` and ``name`` are what its place in folders and objects tells of it."""

    record: Record
    page: str
    name: str


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if head.lstrip()[:1] in ("{", "["):
        keys = {path.removeprefix("[]/") for path in outline(head)}
    else:
        keys = set(_YAML_KEY.findall(head[:8192]))
    if "<html" in head[:1024].lower() or not all(keys & set(names) for names in (_WORDS, _WHOSE, _DATES)):
        return None
    known = keys & {*_IDS, *_PARENTS, *_PAGES, *_WORDS, *_WHOSE, *_DATES}
    return min(_STRENGTH + 0.05 * len(known), 0.9), (f"records with {', '.join(sorted(known))}",)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page. Raises ReadError if a single file is neither YAML nor JSON."""
    pages: dict[str, list[_Entry]] = {}
    for file in source.files:
        for problem in file.problems:
            context.pass_on(problem)
        for entry in _entries(file, context, named=file is not source):
            pages.setdefault(_page(entry), []).append(entry)
    for page, entries in pages.items():
        yield Start()
        if page:
            yield Post(id=page, url=page if "/" in page else None)
        yield from _comments(entries)


# --- Files ------------------------------------------------------------------------------------------------------------


def _entries(file: Source, context: Context, *, named: bool) -> Iterator[_Entry]:
    """The comments of one file."""
    place = PurePath(file.name or "") if named else PurePath()
    waiting = [(_loaded(file, context, alone=not named), "", place.parent.name, place.stem)]
    while waiting:
        value, path, page, name = waiting.pop()
        if isinstance(value, list):
            items = [(item, f"{path}/{number}", page, "") for number, item in enumerate(value)]
            waiting.extend(reversed(items))
        elif isinstance(value, dict) and _is_comment(value):
            record = Record(value, path, context, source=file.name if named else None)
            yield _Entry(record, page, name or f"#{path.strip('/') or 1}")
        elif isinstance(value, dict) and all(isinstance(item, dict | list) for item in value.values()):
            waiting.extend((item, f"{path}/{key}", page or str(key), str(key)) for key, item in reversed(value.items()))
        else:
            context.report("bad-record", "this is no comment", where=Where(path=path or None, source=file.name))


def _loaded(file: Source, context: Context, *, alone: bool) -> Any:
    """The value of a file; of a folder's, an unreadable one is reported and passed over."""
    try:
        return file.json if file.text.lstrip()[:1] in ("{", "[") else load_yaml(file.text, file.name or "the source")
    except ReadError as error:
        if alone:
            raise
        context.report("bad-record", str(error), where=Where(source=file.name))
        return []


def load_yaml(content: str, called: str) -> Any:
    """The value of YAML in which every scalar is text or None; a list of them, if there are several documents.

    Raises ReadError, for aliases too, with which a few lines unfold without end.
    """
    try:
        yaml: Any = import_module("yaml")
    except ImportError:
        raise ReadError(f"{called} is YAML; reading it needs PyYAML (pip install 'threadkit[yaml]')") from None
    try:
        return _value_of(yaml.parse(content, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except (yaml.YAMLError, ValueError) as error:
        raise ReadError(f"{called} is not valid YAML: {' '.join(str(error).split())}") from None


def _value_of(events: Iterable[Any]) -> Any:
    """The value that the events of a parser tell.

    Built here, as the library's own way dies of depth; and only so deep, as its parser takes the square of the time.
    """
    found: list[list[Any]] = [[]]
    for event in events:
        match type(event).__name__:
            case "SequenceStartEvent" | "MappingStartEvent":
                found.append([])
                if len(found) > _MAX_DEPTH:
                    raise ValueError("it is nested too deeply")
            case "ScalarEvent":
                found[-1].append(None if event.implicit[0] and event.value in _NULL else event.value)
            case "SequenceEndEvent":
                items = found.pop()
                found[-1].append(items)
            case "MappingEndEvent":
                items = found.pop()
                found[-1].append({_key(key): value for key, value in zip(items[::2], items[1::2], strict=True)})
            case "AliasEvent":
                raise ValueError("it has aliases, which are not followed")
    return found[0][0] if len(found[0]) == 1 else found[0]


def _key(value: Any) -> str:
    if value is not None and not isinstance(value, str):
        raise ValueError("a key is no text")
    return value or ""


# --- Comments ---------------------------------------------------------------------------------------------------------


def _is_comment(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value.get(key), str) for key in _WORDS) and any(key in value for key in (*_WHOSE, *_DATES))


def _page(entry: _Entry) -> str:
    """The page that a comment belongs to: an address or id of its own saying, or else where it lies."""
    for key in _PAGES:
        value = entry.record.values.get(key)
        if value and isinstance(value, str) and (key != "_parent" or "/" in value):
            return value
    return entry.page


def _comments(entries: list[_Entry]) -> Iterator[Comment]:
    """The comments of a page; a number that is no id counts those of the first level."""
    ids = [_id(entry) for entry in entries]
    answered = [_answered(entry.record) for entry in entries]
    roots = [key for key, (_, above) in zip(ids, answered, strict=True) if above is None]
    known = set(ids)
    for entry, key, (name, above) in zip(entries, ids, answered, strict=True):
        if above is not None and above not in known and above.isdecimal() and 0 < int(above[:9]) <= len(roots):
            above = roots[int(above[:9]) - 1]
        elif above is not None:
            del entry.record.values[name]
        take(entry.record, next((own for own in _IDS if entry.record.values.get(own)), "_id"), identifier)
        yield comment_of(entry.record, without(_COMMENT, "id"), id=key, parent_id=above, status=_status(entry.record))


def _id(entry: _Entry) -> str:
    found = next((value for key in _IDS if (value := entry.record.values.get(key))), None)
    return str(found) if isinstance(found, str | int) else entry.name


def _answered(record: Record) -> tuple[str, str | None]:
    """The key and the value of what a comment replies to; a page is no comment."""
    for key in _PARENTS:
        value = record.values.get(key)
        if value not in (None, "", 0, "0") and isinstance(value, str | int) and "/" not in str(value):
            return key, str(value)
    return "", None


def _status(record: Record) -> Status:
    said = {key.removeprefix("is_"): str(value).lower() for key, value in record.values.items()}
    for word, status in _STATUSES.items():
        if said.get(word) in _YES:
            return status
    return "pending" if "false" in (said.get("approved"), said.get("published")) else "visible"
