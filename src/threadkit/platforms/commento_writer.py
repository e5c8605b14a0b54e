"""Commento's export, which its own importer takes: comments that name their pages, and the commenters they name.

The writers stand behind the comments in one array, without those who gave no name ("anonymous"). Every status has its
word: what waits or is hidden is "unapproved", spam is "flagged".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from threadkit.model import Author, Comment, Post, Status, Thread
from threadkit.text.urls import web_address
from threadkit.tree import ROOT, Tree
from threadkit.writers.carried import account, encoded, finite, html, markdown, page_of, rfc3339, said

_STATES: Final[dict[Status, str]] = {
    "visible": "approved",
    "deleted": "approved",
    "pending": "unapproved",
    "hidden": "unapproved",
    "spam": "flagged",
}
_NOBODY: Final = "anonymous"


def write(threads: Iterable[Thread], *, private: bool = False) -> Iterator[str]:
    """Every comment with its status. ``private``: with e-mail addresses."""
    people: dict[str, dict[str, Any]] = {}
    begin = '{"version": 1, "comments": [\n'
    for thread in threads:
        domain, path = _page(thread.post)
        parents = Tree(thread.comments).parents
        for comment, above in zip(thread.comments, parents, strict=True):
            writer = _enrolled(comment.author, people, private)
            parent = "root" if above == ROOT else thread.comments[above].id
            yield begin + encoded({"domain": domain, "url": path} | _comment(comment, parent, writer))
            begin = ",\n"
    yield "" if begin == ",\n" else begin
    yield '],\n"commenters": [\n' + ",\n".join(map(encoded, people.values())) + "]}\n"


def _page(post: Post | None) -> tuple[str, str]:
    """The host and the path of a page; the whole of what names it as the path, if that is no address."""
    page = page_of(post)
    try:
        address = urlsplit(page)
    except ValueError:
        return "", page
    return (
        (address.netloc, address.path + (f"?{address.query}" if address.query else ""))
        if address.netloc
        else ("", page)
    )


def _comment(comment: Comment, parent: str, writer: str) -> dict[str, Any]:
    is_markdown = comment.body.format == "markdown"
    return said(
        commentHex=comment.id,
        commenterHex=writer,
        markdown=comment.body.source if is_markdown else markdown(comment.body),
        html=html(comment.body),
        parentHex=parent,
        score=round(finite(comment.score) or 0),
        state=_STATES[comment.status],
        creationDate=rfc3339(comment.published),
        direction=0,
        deleted=comment.status == "deleted",
    )


def _enrolled(author: Author | None, people: dict[str, dict[str, Any]], private: bool) -> str:
    """The id of a commenter, who is told of once."""
    if author is None or not (author.name or author.handle):
        return _NOBODY
    own = author.id or account(author)
    if own not in people:
        people[own] = {
            "commenterHex": own,
            "email": (author.email or "") if private else "",
            "name": author.name or author.handle,
            "link": web_address(author.url) or "undefined",
            "photo": web_address(author.avatar) or "undefined",
            "provider": "commento",
            "isModerator": "moderator" in author.roles,
        }
    return own
