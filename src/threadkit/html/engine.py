"""A profile and a page give a thread: the one way by which every table is read.

The comments' elements are found first, and how they hang together. Then those that stand inside others are detached,
last first, so that each is read alone: a comment without a date never takes its reply's. Then each is read
(:mod:`.fields`), and parents are settled (:mod:`.parents`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from threadkit.html import bodies, fields, scalars
from threadkit.html.fields import Item
from threadkit.html.index import Index
from threadkit.html.page import Page
from threadkit.html.parents import Nesting, nesting, with_parents
from threadkit.html.parse import Element
from threadkit.html.post import post_title, read_post
from threadkit.html.profile import Profile, Rules, Selectors
from threadkit.html.selectors import below, select
from threadkit.model import Comment, Origin, Post
from threadkit.reading import Facts
from threadkit.reading import Item as Yielded


@frozen
class Reading:
    """A page as one profile reads it. ``fields`` says by which rule each field was found most often."""

    profile: Profile
    post: Post | None
    comments: tuple[Comment, ...]
    claimed: int | None
    next: str | None
    previous: str | None
    fields: dict[str, str]

    def stream(self, reasons: tuple[str, ...] = ()) -> Iterator[Yielded]:
        """What a reader yields."""
        if self.post is not None:
            yield self.post
        yield from self.comments
        origin = Origin(
            profile=self.profile.name,
            reasons=reasons,
            fields=self.fields,
            next=self.next,
            previous=self.previous,
        )
        yield Facts(self.claimed, origin)


def read(profile: Profile, page: Page, items: Sequence[Element] | None = None) -> Reading:
    """The page as the profile has it. The page's tree is taken apart: for another reading see :meth:`Page.again`.

    ``items`` are the elements that :func:`find_items` gives, if they are known.
    """
    elements = find_items(profile, page) if items is None else items
    table, profile = profile, profile.on(page.index)
    title, claimed = post_title(page, profile.post_title), _whole(page, profile.claimed)
    following, preceding = _link(page, profile.next, "next"), _link(page, profile.previous, "prev")
    nested = nesting(profile, page, elements)
    first_is_post = _first_is_post(profile, page, preceding)
    parts = _apart(profile, elements)
    page.reindex()  # what is said of the post is not said in a comment
    post = read_post(page, profile, title)
    comments = [fields.comment(item, profile, page, position) for position, item in enumerate(parts)]
    said = [position for position, comment in enumerate(comments) if _says_something(comment, table)]
    hints = [fields.first(item, "reply_to", profile.reply_to, fields.text) for item in parts]
    depths = [fields.first(item, "depth", profile.depth, fields.number) for item in parts]
    comments = with_parents(comments, Nesting(nested.parents, nested.levels, hints, depths))
    comments = [comments[position] for position in said]
    if first_is_post and said[:1] == [0]:  # whatever comes after a first message that could not be read is no post
        post, comments = _first_as_post(post, comments)
    return Reading(table, post, _unrepeated(comments), claimed, following, preceding, _winners(parts))


def find_items(profile: Profile, page: Page) -> list[Element]:
    """The elements that are comments, in document order; the page is prepared for the table if need be."""
    if profile.prepare is not None and profile.name not in page.prepared_by:
        page.prepared_by.add(profile.name)
        if any(select(page.index, sign) for sign in profile.signs):
            profile.prepare(page)
    index = page.index
    found = [element for selector in profile.items for element in select(index, selector)]
    if not found:
        return []
    unless = union(index, profile.unless)
    found = [element for element in dict.fromkeys(found) if element not in unless]
    containers = union(index, profile.within)
    if containers:
        is_inside = below(containers)
        found = [element for element in found if is_inside(element)] or found
    return found if len(profile.items) == 1 else index.ordered(found)


def union(index: Index, selectors: Selectors) -> set[Element]:
    """The elements that match any of the selectors."""
    return {element for selector in selectors for element in select(index, selector)}


def _apart(profile: Profile, elements: Sequence[Element]) -> list[Item]:
    """The items, each without what belongs to another."""
    if profile.spans_siblings:
        _gather_siblings(elements)
    for element in reversed(elements):
        bodies.detach(element)
    return [Item.of(element) for element in elements]


def _gather_siblings(elements: Sequence[Element]) -> None:
    """Move the siblings after each item, up to the next one, into it."""
    own = set(elements)
    for element in elements:
        sibling = element.getnext()
        while sibling is not None and sibling not in own and not any(one in own for one in sibling.iter()):
            following = sibling.getnext()
            element.append(sibling)
            sibling = following


def _first_is_post(profile: Profile, page: Page, previous: str | None) -> bool:
    return profile.first_is_post and previous is None and not union(page.index, profile.later_page)


def _first_as_post(post: Post | None, comments: list[Comment]) -> tuple[Post, list[Comment]]:
    """The first item as the post; what replies to it has no parent then."""
    first, *rest = comments
    post = post or Post()
    post = evolve(
        post,
        id=first.id,
        url=first.url or post.url,
        author=first.author or post.author,
        published=first.published or post.published,
        updated=first.updated,
        body=first.body,
        extra={**post.extra, **first.extra},
        where=first.where,
    )
    return post, [evolve(one, parent_id=None) if one.parent_id == first.id else one for one in rest]


def _says_something(comment: Comment, table: Profile) -> bool:
    """Whether an item is a comment at all, and not an advertisement or a stub in its clothes."""
    if not table.body:  # a list of messages that stand elsewhere
        return comment.author is not None
    if comment.body.source or comment.status != "visible" or comment.kind in ("pingback", "trackback"):
        return True
    return comment.published is not None and comment.author is not None


def _unrepeated(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """The comments without those that the page shows a second time, word for word under the same id."""
    kept: dict[tuple[object, ...], Comment] = {}
    for position, comment in enumerate(comments):
        nameless = comment.id == f"c{position + 1}"
        key = (position if nameless else comment.id, comment.author, comment.published, comment.body)
        kept.setdefault(key, comment)
    return tuple(kept.values())


def _winners(items: Sequence[Item]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for item in items:
        for name, rule in item.found_by.items():
            votes.setdefault(name, Counter())[rule] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _whole(page: Page, rules: Rules) -> int | None:
    for rule in rules:
        for element in fields.places(page.index, rule):
            number = scalars.count(fields.taken(rule, element))
            if number is not None:
                return number
    return None


def _link(page: Page, rules: Rules, relation: str) -> str | None:
    for rule in rules:
        for element in fields.places(page.index, rule):
            if link := page.absolute(fields.taken(rule, element)):
                return link
    for tag in ("link", "a"):
        for element in page.index.tags.get(tag, []):
            if relation in (element.get("rel") or "").lower().split():
                return page.absolute(element.get("href"))
    return None
