"""A subset of CSS selectors, compiled once and looked up in an :class:`~threadkit.html.index.Index`.

What is there: tags, ``.class``, ``#id``, ``[name]`` with ``= ^= $= *= ~=``, ``:not(…)``, ``:has(…)``,
``:contains(words)``, ``:numbered(prefix-)`` (an id of this prefix and a number), ``:first-child``, ``:last-child``,
``:nth-child(3)``, ``:scope`` (the element that is being read), and the combinators descendant, ``>``, ``+`` and
``~``. A selector is matched from its right end: the most selective key of its last compound gives candidates out of
the index, the rest is checked going up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Final

from attrs import frozen

from threadkit.errors import ThreadkitError
from threadkit.html.index import ATTRIBUTE_TESTS, Index, tokens
from threadkit.html.parse import Element


class SelectorError(ThreadkitError):
    """A selector of a profile cannot be understood."""


@frozen
class Compound:
    """What one element must be: tag, id, classes, attributes, and tests on its surroundings."""

    tag: str | None = None
    id: str | None = None
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()  # name, operator, value
    pseudos: tuple[tuple[str, str], ...] = ()  # name, argument
    negated: tuple[Compound, ...] = ()
    having: tuple[Compound, ...] = ()

    @cached_property
    def is_key(self) -> bool:
        """Whether the compound says no more than one key of the index."""
        tests = (self.attributes, self.pseudos, self.negated, self.having)
        keys = (self.tag is not None) + (self.id is not None) + len(self.classes)
        return not any(tests) and keys == 1


@frozen
class Selector:
    """Compounds from left to right; ``combinators[i]`` stands between ``compounds[i]`` and its right neighbour."""

    text: str
    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...] = ()


_SIMPLE: Final = re.compile(
    r"""\#(?P<id>[\w-]+)
      | \.(?P<class>[\w-]+)
      | \[(?P<name>[\w-]+)(?:(?P<operator>[\^$*~]?=)(?P<value>"[^"]*"|'[^']*'|[^\]]*))?\]
      | (?<!:):(?P<pseudo>[a-z-]+)(?:\((?P<argument>(?:[^()]|\([^()]*\))*)\))?
      | (?P<tag>\*|[A-Za-z][\w-]*)""",
    re.VERBOSE,
)
_FEW: Final = 8  # elements that are sooner looked at than looked up
_COMBINATOR: Final = re.compile(r"\s*([>+~])\s*|\s+")


@lru_cache(maxsize=4096)
def compile_selector(text: str) -> Selector:
    """Compile one selector. Raises :class:`SelectorError`, which quotes what was not understood.

    >>> [compound.tag for compound in compile_selector("ol.commentlist > li[id^=comment-]").compounds]
    ['ol', 'li']
    """
    compounds: list[Compound] = []
    combinators: list[str] = []
    rest = text.strip()
    while True:
        compound, rest = _compound(rest, text)
        compounds.append(compound)
        if not rest:
            return Selector(text, tuple(compounds), tuple(combinators))
        between = _COMBINATOR.match(rest)
        if not between:
            raise SelectorError(f"cannot understand {rest!r} in the selector {text!r}")
        combinators.append(between[1] or " ")
        rest = rest[between.end() :]


def _compound(rest: str, text: str) -> tuple[Compound, str]:
    """The compound that ``rest`` begins with, and what comes after it."""
    parts: dict[str, list[str]] = {"tag": [], "id": [], "class": []}
    attributes: list[tuple[str, str, str]] = []
    pseudos: list[tuple[str, str]] = []
    inner: dict[str, list[Compound]] = {"not": [], "has": []}
    start = rest
    while match := _SIMPLE.match(rest):
        kind = match.lastgroup or ""
        if match["name"]:
            attributes.append((match["name"], match["operator"] or "", (match["value"] or "").strip("\"'")))
        elif match["pseudo"] in inner:
            one, more = _compound(match["argument"] or "", text)
            if more:
                raise SelectorError(f"only one compound fits into :{match['pseudo']}() ({text!r})")
            inner[match["pseudo"]].append(one)
        elif match["pseudo"]:
            pseudos.append((match["pseudo"], match["argument"] or ""))
        else:
            parts[kind].append(match[kind])
        rest = rest[match.end() :]
    unknown = [name for name, _ in pseudos if name not in _PSEUDOS]
    if rest == start or unknown or len(parts["id"]) > 1 or len(parts["tag"]) > 1:
        raise SelectorError(f"cannot understand {(unknown or [start])[0]!r} in the selector {text!r}")
    tag = parts["tag"][0] if parts["tag"] and parts["tag"][0] != "*" else None
    identifier = parts["id"][0] if parts["id"] else None
    compound = Compound(
        tag,
        identifier,
        tuple(parts["class"]),
        tuple(attributes),
        tuple(pseudos),
        tuple(inner["not"]),
        tuple(inner["has"]),
    )
    return compound, rest


def select(index: Index, selector: Selector) -> list[Element]:
    """The elements that match, in document order.

    >>> from lxml.html import fromstring
    >>> page = Index(fromstring("<ul><li class=a>1<li class='a b'>2</ul>"))
    >>> [element.text for element in select(page, compile_selector("ul > .a:not(.b)"))]
    ['1']
    """
    last = selector.compounds[-1]
    found = _candidates(index, last)
    if not found or not all(_candidates(index, inner) for inner in (*selector.compounds[:-1], *last.having)):
        return []
    if not last.is_key:
        found = [element for element in found if _matches(element, last, index.root)]
    if selector.combinators:
        end = len(selector.compounds) - 1
        found = [element for element in found if _fits(element, selector, end, index.root)]
    return found


def _candidates(index: Index, compound: Compound) -> list[Element]:
    """The elements that may match, by the most selective key of the compound."""
    if compound.id is not None:
        return index.ids.get(compound.id, [])
    if compound.classes:
        return min((index.classes.get(name, []) for name in compound.classes), key=len)
    lists = [] if compound.tag is None else [index.tags.get(compound.tag, [])]
    for name, operator, want in compound.attributes:
        if lists and len(lists[0]) < _FEW:
            break
        lists.append(index.with_attribute(name, operator, want))
    for name, argument in compound.pseudos:
        if name == "numbered":
            lists.append(index.with_attribute("id", "^=", argument))
        elif name == "scope":
            return [index.root]
    return min(lists, key=len) if lists else index.elements


def _matches(element: Element, compound: Compound, scope: Element) -> bool:
    if compound.tag is not None and element.tag != compound.tag:
        return False
    if compound.id is not None and element.get("id") != compound.id:
        return False
    if compound.classes:
        have = tokens(element.get("class") or "")
        if not all(name in have for name in compound.classes):
            return False
    for name, operator, want in compound.attributes:
        value = element.get(name)
        if value is None or not ATTRIBUTE_TESTS[operator](value, want):
            return False
    return (
        all(_PSEUDOS[name](element, argument, scope) for name, argument in compound.pseudos)
        and not any(_matches(element, inner, scope) for inner in compound.negated)
        and all(_has(element, inner, scope) for inner in compound.having)
    )


def _has(element: Element, inner: Compound, scope: Element) -> bool:
    below = element.iterdescendants(inner.tag) if inner.tag is not None else element.iterdescendants()
    return any(_matches(one, inner, scope) for one in below if isinstance(one.tag, str))


def _fits(element: Element, selector: Selector, position: int, scope: Element) -> bool:
    """Whether what stands left of ``compounds[position]`` fits the surroundings of an element that matches it.

    The recursion is as deep as the selector is long.
    """
    if position == 0:
        return True
    left = selector.compounds[position - 1]
    return any(
        _matches(near, left, scope) and _fits(near, selector, position - 1, scope)
        for near in _SURROUNDINGS[selector.combinators[position - 1]](element)
    )


def _parent(element: Element) -> list[Element]:
    parent = element.getparent()
    return [] if parent is None else [parent]


def _previous(element: Element) -> list[Element]:
    previous = element.getprevious()
    while previous is not None and not isinstance(previous.tag, str):
        previous = previous.getprevious()
    return [] if previous is None else [previous]


_SURROUNDINGS: Final[dict[str, Callable[[Element], Iterable[Element]]]] = {
    " ": lambda element: element.iterancestors(),
    ">": _parent,
    "+": _previous,
    "~": lambda element: (one for one in element.itersiblings(preceding=True) if isinstance(one.tag, str)),
}


def _place(element: Element) -> int:
    return 1 + sum(1 for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))


_PSEUDOS: Final[dict[str, Callable[[Element, str, Element], bool]]] = {
    "numbered": lambda element, argument, scope: (element.get("id") or "").removeprefix(argument).isdecimal(),
    "scope": lambda element, argument, scope: element is scope,
    "contains": lambda element, argument, scope: argument.strip("\"'") in "".join(map(str, element.itertext())),
    "first-child": lambda element, argument, scope: not _previous(element),
    "last-child": lambda element, argument, scope: element.getnext() is None,
    "nth-child": lambda element, argument, scope: _place(element) == int(argument),
}
