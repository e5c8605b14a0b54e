"""What a page's comments look like, as a table: a profile.

A :class:`Profile` says which elements are comments and, for each field, an ordered list of places to look
(:class:`Rule`). It holds no code: what is in it can be written by hand, by the inducer, or in a TOML file. Rules are
text::

    "a.permalink@href"                 the attribute of the first element that matches
    "p.author strong"                  its text (or "::text")
    "p.author::own"                    its own text nodes, without those of its children
    "b.label::after"                   the text that follows it, up to the next element
    "td.body::rest"                    its inner markup without what the other fields were read from
    "@data-author"                     an attribute of the comment's own element
    "a@href =~ #comment-(\\d+)"         what a regular expression finds in the value: its first group, or all of it

The engine takes the first alternative whose value is of the field's kind: a name is no date and a date is no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import evolve, field, fields, frozen

from threadkit.html.index import Index
from threadkit.html.page import Page
from threadkit.html.selectors import Selector, SelectorError, compile_selector, may_match
from threadkit.model import Kind, Status


@frozen
class Rule:
    """One place to look: an element (None: the comment's own), what to take of it, and a pattern to find in that.

    ``take`` is "text", "own", "after", "rest", or an attribute's name with an ``@`` before it.
    """

    text: str
    selector: Selector | None
    take: str = "text"
    pattern: re.Pattern[str] | None = None


Rules = tuple[Rule, ...]
Selectors = tuple[Selector, ...]

_TAKES: Final = ("text", "own", "after", "rest")
_TAKE: Final = re.compile(r"(?:@(?P<attribute>[\w:-]+)|::(?P<part>[a-z]+))$")


@lru_cache(maxsize=4096)
def rule(text: str) -> Rule:
    """Compile a rule. Raises :class:`~threadkit.html.selectors.SelectorError`.

    >>> rule("a.permalink@href =~ #comment-(\\\\d+)").take
    '@href'
    """
    place, _, pattern = text.partition(" =~ ")
    place = place.strip()
    take = "text"
    if match := _TAKE.search(place):
        take = f"@{match['attribute']}" if match["attribute"] else match["part"]
        place = place[: match.start()]
    if not take.startswith("@") and take not in _TAKES:
        raise SelectorError(f"nothing called ::{take} can be taken of an element ({text!r})")
    try:
        compiled = re.compile(pattern.strip()) if pattern else None
    except re.error as error:
        raise SelectorError(f"the pattern of {text!r} is no regular expression: {error}") from None
    return Rule(text, compile_selector(place) if place else None, take, compiled)


def rules(given: str | Iterable[str | Rule]) -> Rules:
    """One rule or several, compiled."""
    return tuple(rule(one) if isinstance(one, str) else one for one in ([given] if isinstance(given, str) else given))


def selectors(given: str | Iterable[str | Selector]) -> Selectors:
    """One selector or several, compiled."""
    several = [given] if isinstance(given, str) else given
    return tuple(compile_selector(one) if isinstance(one, str) else one for one in several)


def named_rules(given: Mapping[str, str | Iterable[str | Rule]]) -> dict[str, Rules]:
    """Rules under names of their own."""
    return {name: rules(some) for name, some in given.items()}


def kind_selectors(given: Mapping[Kind, str | Iterable[str | Selector]]) -> dict[Kind, Selectors]:
    """Selectors that mark each kind of comment."""
    return {kind: selectors(some) for kind, some in given.items()}


def status_selectors(given: Mapping[Status, str | Iterable[str | Selector]]) -> dict[Status, Selectors]:
    """Selectors that mark each status of a comment."""
    return {status: selectors(some) for status, some in given.items()}


@frozen(kw_only=True)
class Profile:
    """Where a platform's pages keep their comments. Every part but ``name`` and ``items`` may be left out.

    Which elements:

    - ``items``: the elements that are comments, in any nesting; ``unless``: those of them that are not;
      ``within``: if any of these is on the page, only what is inside of one counts.
    - ``signs``: what shows that this platform made the page. They are evidence in a competition, not a condition.
    - ``prepare``: what must be done to a page with one of the signs before it has such elements (no file can hold
      this part).
    - ``spans_siblings``: a comment is its element and the siblings after it, up to the next comment.
    - ``first_is_post``: the first item is the post itself (forums), unless one of ``later_page`` is on the page.

    Fields of a comment: ``id``, ``url``, ``author`` (``author_url``, ``avatar``, ``author_id``, ``handle``,
    ``roles``), ``published``, ``updated``, ``body``, ``score``, and ``extra`` by name. ``furniture`` is dropped from
    bodies. ``kinds`` and ``statuses`` name the selectors that the comment's element must match, or hold, to be one.

    Parents: ``reply_to`` gives the parent's id or a link to it; ``nested`` makes the comment around a comment its
    parent; ``levels`` are elements that indent what is in them; ``depth`` is a number that grows with each level.
    ``quotes`` are ids of quoted comments, kept in ``extra``.

    The page: ``post_title``, ``post_author``, ``post_published``, ``post_body``, ``claimed`` (the stated number of
    comments), ``next`` and ``previous`` (neighbouring pages).

    ``reasons`` say why a profile that was induced is what it is.
    """

    name: str
    prepare: Callable[[Page], None] | None = None
    items: Selectors = field(converter=selectors)
    unless: Selectors = field(default=(), converter=selectors)
    within: Selectors = field(default=(), converter=selectors)
    signs: Selectors = field(default=(), converter=selectors)
    spans_siblings: bool = False
    first_is_post: bool = False
    later_page: Selectors = field(default=(), converter=selectors)

    id: Rules = field(default=(), converter=rules)
    url: Rules = field(default=(), converter=rules)
    author: Rules = field(default=(), converter=rules)
    author_url: Rules = field(default=(), converter=rules)
    avatar: Rules = field(default=(), converter=rules)
    author_id: Rules = field(default=(), converter=rules)
    handle: Rules = field(default=(), converter=rules)
    roles: Rules = field(default=(), converter=rules)
    published: Rules = field(default=(), converter=rules)
    updated: Rules = field(default=(), converter=rules)
    body: Rules = field(default=(), converter=rules)
    score: Rules = field(default=(), converter=rules)
    extra: Mapping[str, Rules] = field(factory=dict, converter=named_rules)
    furniture: Selectors = field(default=(), converter=selectors)
    kinds: Mapping[Kind, Selectors] = field(factory=dict, converter=kind_selectors)
    statuses: Mapping[Status, Selectors] = field(factory=dict, converter=status_selectors)

    reply_to: Rules = field(default=(), converter=rules)
    nested: bool = True
    levels: Selectors = field(default=(), converter=selectors)
    depth: Rules = field(default=(), converter=rules)
    quotes: Rules = field(default=(), converter=rules)

    post_title: Rules = field(default=(), converter=rules)
    post_author: Rules = field(default=(), converter=rules)
    post_published: Rules = field(default=(), converter=rules)
    post_body: Rules = field(default=(), converter=rules)
    claimed: Rules = field(default=(), converter=rules)
    next: Rules = field(default=(), converter=rules)
    previous: Rules = field(default=(), converter=rules)
    reasons: tuple[str, ...] = ()

    def on(self, index: Index) -> Profile:
        """The same table without the rules and selectors that nothing on a page can match."""
        tables = [name for name in FIELD_NAMES if name != "reasons"]
        return evolve(self, **{name: _possible(getattr(self, name), index) for name in tables})


def _possible(value: Any, index: Index) -> Any:
    """A part of a table with only what may match."""
    if isinstance(value, Mapping):
        return {name: _possible(some, index) for name, some in value.items()}
    if not isinstance(value, tuple):
        return value
    named = ((one, one.selector if isinstance(one, Rule) else one) for one in value)
    return tuple(one for one, selector in named if selector is None or may_match(index, selector))


FIELD_NAMES: Final[tuple[str, ...]] = tuple(one.name for one in fields(Profile))
