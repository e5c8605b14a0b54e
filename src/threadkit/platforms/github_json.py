"""GitHub's REST API: the comments of an issue or pull request, and issues themselves (what utterances stores).

The answer is a flat list; ``issue_url`` says to which issue a comment belongs. Comments on lines of a pull request name
their parent by ``in_reply_to_id``. ``body`` is Markdown; ``body_html`` is sent on request and preferred. A user who is
gone is null. An issue of the list is a post, with the comments that the file may hold beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Post
from threadkit.readers.fields import Rows, comment_of, document, grouped, post_of, records, refuse
from threadkit.readers.kinds import html, iso, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source

_POST: Final[Rows] = {
    "id": ("url", filled),
    "title": ("title", filled),
    "url": ("html_url", filled),
    "author.name": ("user/login", filled),
    "author.url": ("user/html_url", filled),
    "author.avatar": ("user/avatar_url", filled),
    "author.id": ("user/id", identifier),
    "published": ("created_at", iso),
    "updated": ("updated_at", iso),
    "body": (("body_html", html), ("body", markdown)),
}
_COMMENT: Final[Rows] = {
    **{name: row for name, row in _POST.items() if name != "title"},
    "id": ("id", identifier),
    "parent_id": ("in_reply_to_id", identifier),
    "author.roles": ("author_association", lambda value: () if value == "NONE" else (str(value).lower(),)),
    "score": ("reactions/+1", number),
}

sniff: Final = signed(
    "issues or comments of GitHub's",
    "[]/issue_url []/user []/body",
    "[]/pull_request_url []/user []/body",
    "[]/comments_url []/title []/user []/number",
    "comments_url title user number",
    "issue_url user body",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each issue. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    found = records(value if isinstance(value, list) else [value], "", context)
    threads = grouped(found, _issue)
    if not found or "None" in threads:
        raise refuse(source, "issues or comments of GitHub's")
    for issue, members in threads.items():
        yield Start()
        yield from _posts(issue, members)
        yield from (comment_of(record, _COMMENT) for record in members if "comments_url" not in record.values)


def _issue(record: Record) -> Any:
    """The address by which an issue, or the pull request that it is, is known to its comments."""
    for key in ("issue_url", "pull_request_url") if "comments_url" not in record.values else ("url",):
        if record.values.get(key):
            return record.values[key]
    return None


def _posts(issue: str, members: list[Record]) -> Iterator[Item]:
    """The issue itself, or its address as its first comment tells it."""
    for record in members:
        if "comments_url" in record.values:
            claimed = record.take("comments", whole)
            yield post_of(record, _POST)
            yield Facts(claimed=claimed)
            return
    page = members[0].values.get("html_url")
    yield Post(id=issue, url=page.partition("#")[0] if isinstance(page, str) else None)
