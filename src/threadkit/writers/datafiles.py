"""Comments as data of a static site: a file for each comment (Staticman), or for each page (Hugo, Jekyll, Eleventy).

A comment is an object of flat keys under the names that Staticman's users have: ``_id``, ``replying_to`` (the id of the
comment that it answers), ``name``, ``url`` (the author's), ``date``, ``message`` (Markdown, in which no word becomes
markup or a template's tag) and ``html`` (sanitized). ``depth`` counts from 0, and a page's comments stand in reading
order, so a template that knows no recursion can show the tree. A frame has ``deleted: true`` and an empty message.

YAML is written as JSON writes strings, which YAML reads; characters that only YAML refuses are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from textwrap import indent
from typing import Any, Final

from threadkit.model import Author, Body, Comment, Thread, Timestamp
from threadkit.text.urls import web_address
from threadkit.writers.carried import encoded, finite, page_of, published, said
from threadkit.writers.held import PUBLIC, Shown, who
from threadkit.writers.names import Names, safe_name, slug
from threadkit.writers.nesting import nested

Files = Iterator[tuple[str, str]]
_NOT_IN_YAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_staticman(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``<slug>/comment-<id>.yml``. ``include``: the statuses to publish. ``private``: with e-mail addresses."""
    folders = Names()
    for thread in threads:
        found = records(thread, include, private)
        folder, names = folders.unique(slug(thread.post)) if found else "", Names()
        for record in found:
            name = names.unique(f"comment-{safe_name(record['_id'])}")
            yield f"{folder}/{name}.yml", _yaml(record)


def write_jekyll(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``<slug>.yml``, for a folder below ``_data``. Options as for :func:`write_staticman`."""
    for name, found in _pages(threads, include, private):
        yield f"{name}.yml", "".join(f"- {indent(_yaml(record), '  ')[2:]}" for record in found)


def write_hugo(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``<slug>.json``, for a folder below ``data``. Options as for :func:`write_staticman`."""
    for name, found in _pages(threads, include, private):
        yield f"{name}.json", "[\n" + ",\n".join(map(encoded, found)) + "\n]\n"


def write_eleventy(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``<slug>.json``, for a folder below ``_data``: all ``comments`` in reading order, and the same as a ``tree``
    with ``replies`` below each. Options as for :func:`write_staticman`."""
    for name, found in _pages(threads, include, private):
        flat = ",\n".join(map(encoded, found))
        tree = "".join(nested(((record, record["depth"]) for record in found), "replies"))
        yield f"{name}.json", f'{{"count": {len(found)}, "comments": [\n{flat}\n],\n"tree": {tree}}}\n'


def _pages(
    threads: Iterable[Thread], include: Collection[str], private: bool
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The pages that have comments to show, each under a name of its own."""
    names = Names()
    for thread in threads:
        if found := records(thread, include, private):
            yield names.unique(slug(thread.post)), found


def records(thread: Thread, include: Collection[str], private: bool) -> list[dict[str, Any]]:
    """The comments of a page as objects, in reading order."""
    page = page_of(thread.post)
    return [_record(place, above, page, private) for place, above in published(thread, include)]


def _record(place: Shown, above: Comment | None, page: str, private: bool) -> dict[str, Any]:
    comment = place.comment
    frame = {"_id": comment.id} | said(
        _parent=page if "/" in page else None,
        replying_to=above.id if above is not None else None,
        depth=place.level,
    )
    if not place.open:
        return frame | {comment.status: True, **_date(comment.published), "message": ""}
    author = comment.author or Author()
    return frame | said(
        name=who(author),
        url=web_address(author.url),
        avatar=web_address(author.avatar),
        email=author.email if private else None,
        roles=list(author.roles) or None,
        **_date(comment.published),
        updated=_moment(comment.updated),
        permalink=web_address(comment.url),
        score=finite(comment.score),
        kind=comment.kind if comment.kind != "comment" else None,
        **({comment.status: True} if comment.status != "visible" else {}),
        message=_message(comment.body),
        html=comment.body.html,
    )


def _message(body: Body) -> str:
    """Markdown; HTML instead of Markdown that begins as HTML does, which an address in brackets would be taken for."""
    said = body.markdown
    return body.html if said.startswith("<") else said


def _date(stamp: Timestamp | None) -> dict[str, str]:
    """The date, no finer than it is known; its words where they name no moment."""
    moment = _moment(stamp)
    if moment:
        return {"date": moment}
    return {"date_text": stamp.text} if stamp is not None and stamp.text else {}


def _moment(stamp: Timestamp | None) -> str | None:
    return (stamp.isoformat() or None) if stamp is not None else None


def _yaml(record: dict[str, Any]) -> str:
    """
    >>> print(_yaml({"name": "Ann\\u2028: #1", "depth": 0, "roles": ["author"]}), end="")
    name: "Ann\\u2028: #1"
    depth: 0
    roles: ["author"]
    """
    return "".join(f"{key}: {_NOT_IN_YAML.sub(_escaped, encoded(value))}\n" for key, value in record.items())


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"
