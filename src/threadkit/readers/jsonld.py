"""Comments in schema.org's vocabulary, as JSON-LD: a file of it, or the scripts of a page.

The posts are what other things are about (``DiscussionForumPosting``, ``Article``, ``Question`` …), the comments what
stands in ``comment``, ``suggestedAnswer`` and ``acceptedAnswer``, nested to any depth; answers are of kind "answer".
``@graph`` is opened, and a bare ``{"@id": …}`` is replaced by the thing of that id. Texts may hold HTML. A comment that
stands alone names what it replies to by ``parentItem``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from threadkit.model import Body, Comment
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, post_of, refuse, take
from threadkit.readers.kinds import figure, html, iso, plain, unescaped
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, text, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source

_BELOW: Final = ("comment", "suggestedAnswer", "acceptedAnswer")  # what stands last is read first
_MOST: Final = 2**53  # likes; more are no count
_COMMENTS: Final = frozenset({"Comment", "UserComments", "Answer"})
_POSTS: Final = frozenset(
    {
        "DiscussionForumPosting",
        "SocialMediaPosting",
        "Question",
        "Article",
        "NewsArticle",
        "BlogPosting",
        "CreativeWork",
    }
)


def _body(value: Any) -> Body:
    """A text that may be HTML and does not say so."""
    found = text(value)
    return html(found) if "</" in found or "<br" in found or "<p>" in found or "&#" in found else plain(found)


_COMMON: Final[Rows] = {
    "id": (("@id", identifier), ("identifier", identifier), ("url", identifier)),
    "author.name": (("author/name", unescaped), ("author/alternateName", unescaped), ("author", unescaped)),
    "author.url": (("author/url", filled), ("author/sameAs", filled), ("author/@id", filled)),
    "author.avatar": (("author/image/url", filled), ("author/image", filled)),
    "published": (("datePublished", iso), ("dateCreated", iso)),
    "updated": ("dateModified", iso),
    "url": ("url", filled),
}
_COMMENT: Final[Rows] = {
    **_COMMON,
    "body": (("text", _body), ("description", _body), ("articleBody", _body)),
}
_POST: Final[Rows] = {
    **_COMMON,
    "title": (("headline", unescaped), ("name", unescaped)),
    "body": (("articleBody", _body), ("text", _body), ("description", _body)),
    "language": ("inLanguage", filled),
}

sniff: Final = signed(
    "schema.org's vocabulary as JSON-LD",
    *(
        f"{place}@context{member}={scheme}://{host}"
        for place in ("", "[]/")
        for member in ("", "/[]", "/@vocab")
        for scheme in ("http", "https")
        for host in ("schema.org", "www.schema.org")
    ),
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each thing that is commented on. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(value, dict | list):
        raise refuse(source, "JSON-LD")
    yield from threads_of(value, context)


def threads_of(value: Any, context: Context) -> Iterator[Item]:
    """The threads of a document that was parsed already; comments that belong to no post of it come last."""
    things = _things(value)
    graph = _Graph({thing["@id"]: thing for thing, _ in things if len(thing) > 1 and isinstance(thing.get("@id"), str)})
    posts = [Record(thing, path, context) for thing, path in things if _is_post(thing)]
    others = [thing for thing, _ in things if not _is_post(thing) and not _is_comment(thing)]
    for post in posts:
        if others:
            post.values["graph"], others = others, []
        yield Start()
        yield from _thread(post, graph)
    alone = Pending(context)
    for thing, path in reversed(things):
        if _is_comment(thing) and str(thing.get("@id")) not in graph.told:
            alone.add_record(Record(thing, path, context))
    if alone and len(posts) != 1:
        yield Start()
    yield from _comments(alone, graph)


@define
class _Graph:
    """The things of a document by their ids, and which of them were told as somebody's comment."""

    known: Mapping[str, dict[str, Any]]
    told: set[str] = field(factory=set)

    def resolved(self, node: Any) -> Any:
        """The thing that a bare reference means, once: a circle of comments ends where it began."""
        key = at(node, "@id")
        if not isinstance(key, str) or key in self.told:
            return node
        found = self.known.get(key) if len(node) == 1 else node
        self.told.add(key)
        return found or node


def _things(value: Any) -> list[tuple[dict[str, Any], str]]:
    """The things at the top of a document, of its graph, and what its pages are mainly about."""
    found = []
    waiting = [(value, "")]
    while waiting:
        thing, path = waiting.pop()
        if isinstance(thing, list):
            waiting.extend((item, f"{path}/{number}") for number, item in reversed(list(enumerate(thing))))
        elif isinstance(thing, dict) and "@graph" in thing:
            waiting.append(({key: item for key, item in thing.items() if key != "@graph"}, path))
            waiting.append((thing["@graph"], f"{path}/@graph"))
        elif isinstance(thing, dict) and isinstance(thing.get("mainEntity"), dict):
            page = {key: item for key, item in thing.items() if key != "mainEntity"}
            waiting.append(({**thing["mainEntity"], "page": page}, f"{path}/mainEntity"))
        elif isinstance(thing, dict):
            found.append((thing, path))
    return found


def _types(thing: Mapping[str, Any]) -> set[str]:
    """The names of a thing's types, the vocabulary's address aside."""
    said = thing.get("@type")
    return {str(name).rpartition("/")[2] for name in (said if isinstance(said, list) else [said])}


def _is_comment(thing: Mapping[str, Any]) -> bool:
    return bool(_types(thing) & _COMMENTS)


def _is_post(thing: Mapping[str, Any]) -> bool:
    return not _is_comment(thing) and (bool(_types(thing) & _POSTS) or any(key in thing for key in _BELOW))


# --- A thing ----------------------------------------------------------------------------------------------------------


def _thread(post: Record, graph: _Graph) -> Iterator[Item]:
    """A post and everything below it."""
    pending = Pending(post.context)
    for key, nodes in _below(post, graph):
        pending.add(nodes, f"{post.path}/{key}")
    _straighten(post, graph)
    claimed = take(post, "commentCount", whole)
    yield post_of(post, _POST)
    yield Facts(claimed=claimed)
    yield from _comments(pending, graph)


def _comments(pending: Pending, graph: _Graph) -> Iterator[Comment]:
    """What waits, and what stands below it."""
    for record, parent_id in pending:
        below = _below(record, graph)
        _straighten(record, graph)
        comment = _comment(record, parent_id or _parent_item(record, graph))
        yield comment
        for key, nodes in below:
            pending.add(nodes, f"{record.path}/{key}", comment.id)


def _comment(record: Record, parent_id: str | None) -> Comment:
    named = any(record.values.get(key) for key in ("@id", "identifier", "url"))
    return comment_of(
        record,
        _COMMENT,
        parent_id=parent_id,
        kind="answer" if "Answer" in _types(record.values) else "comment",
        status="deleted" if str(record.values.get("creativeWorkStatus")).lower() == "deleted" else "visible",
        score=take(record, "upvoteCount", figure) or _likes(record.values.get("interactionStatistic")),
        **({} if named else {"id": f"#{record.path}"}),  # the vocabulary asks for no id
    )


def _below(record: Record, graph: _Graph) -> list[tuple[str, list[Any]]]:
    """The comments and answers below a thing, taken out of it; references that lead nowhere are reported."""
    found = []
    for key in _BELOW:
        nodes = [graph.resolved(node) for node in _listed(record.values.pop(key, None))]
        named = [node for node in nodes if _is_reference(node)]
        missing = sum(str(node.get("@id")) not in graph.known for node in named)
        if missing:
            record.report("incomplete", f"{missing} comments are named and not held")
        record.values[f"{key}/named"] = named
        found.append((key, [node for node in nodes if not _is_reference(node)]))
    return found


def _is_reference(node: Any) -> bool:
    return isinstance(node, dict) and node.keys() <= {"@id", "@type"}


def _straighten(record: Record, graph: _Graph) -> None:
    """Bring an author into the one shape of the table: the first of several, and the thing itself for a reference."""
    first, *others = _listed(record.values.get("author")) or [None]
    if isinstance(first, dict) and len(first) == 1:
        first = graph.known.get(str(first.get("@id")), first)
    if first is not None:
        record.values["author"] = first
    if others:
        record.values["authors"] = others


def _parent_item(record: Record, graph: _Graph) -> str | None:
    """The id of the comment that a comment says it replies to."""
    key = at(record.values, "parentItem/@id")
    return key if isinstance(key, str) and _is_comment(graph.known.get(key, {})) else None


def _likes(statistics: Any) -> float | None:
    """The likes among the counts of interactions."""
    for statistic in _listed(statistics):
        action = at(statistic, "interactionType/@type") or at(statistic, "interactionType")
        count = at(statistic, "userInteractionCount")
        if isinstance(action, str) and action.endswith("LikeAction") and isinstance(count, int) and count < _MOST:
            return float(count)
    return None


def _listed(value: Any) -> list[Any]:
    """A value that is one or several, as several."""
    return value if isinstance(value, list) else [] if value is None else [value]
