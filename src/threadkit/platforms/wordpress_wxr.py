"""WXR, WordPress's export: an RSS feed whose items hold their comments.

Written by ``wp-admin/includes/export.php``, by other blog engines as their way to WordPress, and (with ``dsq:``
elements) as the way into Disqus. There is a thread for every item that can have comments, whether it has some or not.

A comment's date is ``comment_date_gmt``; ``comment_date`` is the site's local time, which people saw, and is kept as
the text. Bodies become HTML by WordPress's own rule for line ends (:mod:`threadkit.readers.paragraphs`). A post that is
not public says so in ``extra`` ("status", "protected"); its password is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from attrs import evolve, field, frozen

from threadkit.model import Author, Body, Comment, Post, Timestamp
from threadkit.platforms.wordpress_rest import KINDS, STATUSES
from threadkit.problems import Where
from threadkit.readers.moments import instant, moment
from threadkit.readers.paragraphs import paragraphs
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source
from threadkit.text import to_text
from threadkit.xml.fields import attributes, content, fields, name_of, rest, take
from threadkit.xml.records import Record, records

_HOLDERS: Final = {"item": None, "comment": "item", "author": None}

# Items that are no page: they cannot have comments. One that has some all the same is a thread like any other.
_WITHOUT_PAGE: Final = frozenset(
    {
        "nav_menu_item",
        "revision",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "wp_block",
        "wp_global_styles",
        "wp_navigation",
        "wp_template",
        "wp_template_part",
        "wp_font_face",
        "wp_font_family",
    }
)
_NAMESPACE: Final = re.compile(r"wordpress\.org/export/\d", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?:rss|channel|item)\b|<!DOCTYPE rss\b")
_DOCTYPE: Final = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?<!DOCTYPE rss\b", re.IGNORECASE)
_COMMENT: Final = re.compile(r"<[\w.-]*:?comment_(?:id|content|author)\b")
# What spam filters write down of a visitor in a comment's meta.
_PERSONAL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|user_agent")
_SAYS_NOTHING: Final = frozenset({"wp:menu_order", "wp:is_sticky", "wp:post_parent"})  # where they are 0

Fields = dict[str, Any]


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if not _ROOT.search(head):
        return None
    reasons = []
    if _NAMESPACE.search(head):
        reasons.append("the namespace of a WordPress export")
    if "<wp:wxr_version" in head or "<wp:post_id" in head or _COMMENT.search(head):
        reasons.append("elements of a WordPress export")
    if _DOCTYPE.match(head):  # which is refused, and that is for the reader to say
        reasons.append("a document type called rss")
    return ((0.0, 0.7, 0.95, 0.95)[len(reasons)], tuple(reasons)) if reasons else None


def read(source: Source, context: Context) -> Iterator[Item]:
    """Thread after thread, one in memory at a time."""
    people = _People()
    language: str | None = None
    comments: list[Comment] = []
    for record in records(source, context, _HOLDERS):
        found = _renamed(fields(record.element, _READS), record)
        match record.name:
            case "":
                language = take(found, "language") or None
            case "author":
                people.add(found)
            case "comment":
                comments.append(_comment(found, record.where, context))
            case _:
                yield from _thread(found, comments, people, language, record)
                comments = []
    if comments:  # the item that they stood in has no end that could be found
        yield Start()
        yield from comments


@frozen
class _People:
    """The site's authors: the name that is shown of each login, and the login of each number."""

    names: dict[str, str] = field(factory=dict)
    logins: dict[str, str] = field(factory=dict)

    def add(self, found: Fields) -> None:
        login = take(found, "wp:author_login")
        self.names[login] = take(found, "wp:author_display_name")
        self.logins[take(found, "wp:author_id")] = login

    def of_post(self, login: str) -> Author | None:
        name = self.names.get(login)
        return Author(name=name or login, handle=login if name and name != login else None) if login else None

    def by(self, login: str, comment: Comment) -> Comment:
        """The comment, its author marked if it is the post's."""
        author = comment.author
        if author is None or not author.id or self.logins.get(author.id) != login:
            return comment
        return evolve(comment, author=evolve(author, handle=login, roles=("author",)))


def _thread(
    found: Fields, comments: list[Comment], people: _People, language: str | None, record: Record
) -> Iterator[Item]:
    login = take(found, "dc:creator")
    post = _post(found, people.of_post(login), record.where)
    if comments or post.extra.get("type") not in _WITHOUT_PAGE:
        yield evolve(post, language=language)
        for comment in comments:
            yield people.by(login, comment)


# --- Elements ---------------------------------------------------------------------------------------------------------


def _renamed(found: Fields, record: Record) -> Fields:
    """The fields of a comment under the usual prefix, where the document has another and declares none of that name."""
    prefix, _, local = name_of(str(record.element.tag)).rpartition(":")
    if local != "comment" or prefix in ("wp", ""):
        return found
    return {name.replace(f"{prefix}:", "wp:", 1): value for name, value in found.items()}


def _meta(element: Any) -> tuple[str, str]:
    found = fields(element, {})
    return take(found, "wp:meta_key"), take(found, "wp:meta_value")


def _category(element: Any) -> tuple[str, str]:
    return attributes(element).get("domain", "category"), content(element).strip()


def _remote(element: Any) -> Fields:
    return rest(fields(element, {}))


_READS: Final = {
    "wp:commentmeta": _meta,
    "wp:postmeta": _meta,
    "category": _category,
    "dsq:remote": _remote,
}


def _pairs(found: Fields, name: str) -> dict[str, Any]:
    """The pairs under a name as an object; a key that occurs again has a list."""
    value = found.pop(name, [])
    pairs: dict[str, Any] = {}
    for pair in value if isinstance(value, list) else [value]:
        key, text = pair if isinstance(pair, tuple) else ("", pair)
        if key in pairs:
            earlier = pairs[key]
            pairs[key] = [*earlier, text] if isinstance(earlier, list) else [earlier, text]
        else:
            pairs[key] = text
    return pairs


# --- Posts ------------------------------------------------------------------------------------------------------------


def _post(found: Fields, author: Author | None, where: Where | None) -> Post:
    body = take(found, "content:encoded")
    return Post(
        id=take(found, "wp:post_id") or None,
        title=to_text(take(found, "title"), "html") or None,
        url=take(found, "link") or None,
        author=author,
        published=_published(found, "wp:post_date"),
        updated=_published(found, "wp:post_modified"),
        body=Body(paragraphs(body)) if body else None,
        extra=_post_extra(found),
        where=where,
    )


def _published(found: Fields, name: str) -> Timestamp | None:
    """The post's date; feeds that are no true WXR have only a ``pubDate``."""
    stamp = instant(take(found, f"{name}_gmt"), take(found, name))
    said = take(found, "pubDate") if name == "wp:post_date" else ""
    return stamp or moment(said)


def _post_extra(found: Fields) -> Fields:
    extra: Fields = {}
    for key, name in (("slug", "wp:post_name"), ("status", "wp:status"), ("type", "wp:post_type")):
        if value := take(found, name):
            extra[key] = value
    if take(found, "wp:post_password"):
        extra["protected"] = True
    for key, name in (("terms", "category"), ("meta", "wp:postmeta")):
        if pairs := _pairs(found, name):
            extra[key] = pairs
    left = {name: value for name, value in rest(found).items() if not (value == "0" and name in _SAYS_NOTHING)}
    return extra | left


# --- Comments ---------------------------------------------------------------------------------------------------------


def _comment(found: Fields, where: Where | None, context: Context) -> Comment:
    extra: Fields = {}
    status = _known(found, "wp:comment_approved", STATUSES, extra)
    kind = _known(found, "wp:comment_type", KINDS, extra)
    published = instant(take(found, "wp:comment_date_gmt"), take(found, "wp:comment_date"))
    if published is not None and "conflict" in published.flags:
        message = f"comment_date says {published.text}, comment_date_gmt says {published.machine}"
        context.report("date-conflict", message, where=where)
    meta = _pairs(found, "wp:commentmeta")
    personal = {key: value for key, value in meta.items() if _PERSONAL.search(str(value))}
    if public := {key: value for key, value in meta.items() if key not in personal}:
        extra["meta"] = public
    return Comment(
        id=take(found, "wp:comment_id") or _without_id(where, context),
        parent_id=_number(found, "wp:comment_parent"),
        author=_author(found),
        published=published,
        body=Body(paragraphs(take(found, "wp:comment_content"))),
        kind=kind or "comment",
        # A status that nobody knows is not shown: only "1" says that the site shows the comment.
        status=status or ("hidden" if "wp:comment_approved" in extra else "visible"),
        private=_private(found) | {f"meta/{key}": str(value) for key, value in personal.items()},
        extra=extra | rest(found),
        where=where,
    )


def _known(found: Fields, name: str, table: Any, extra: Fields) -> Any:
    word = take(found, name)
    if word and word.lower() not in table:
        extra[name] = word
    return table.get(word.lower()) if word else None


def _without_id(where: Where | None, context: Context) -> str:
    fresh = f"#{where.line}" if where is not None else "#"
    context.report("no-id", f"a comment has no id; it is now {fresh!r}", where=where)
    return fresh


def _number(found: Fields, name: str) -> str | None:
    """An id; 0 means that there is none."""
    value = take(found, name)
    return value if value.strip("0") else None


def _author(found: Fields) -> Author | None:
    author = Author(
        name=unescape(take(found, "wp:comment_author")) or None,  # WordPress stores names escaped
        url=take(found, "wp:comment_author_url") or None,
        email=take(found, "wp:comment_author_email") or None,
        id=_number(found, "wp:comment_user_id"),
    )
    return author if author != Author() else None


def _private(found: Fields) -> dict[str, str]:
    said = {"ip": take(found, "wp:comment_author_IP"), "user_agent": take(found, "wp:comment_agent")}
    return {name: value for name, value in said.items() if value}
