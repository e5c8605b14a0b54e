"""A subset of CSS selectors, compiled once and looked up in an :class:`~threadkit.html.index.Index`.

What is there: tags, ``.class``, ``#id``, ``[name]`` with ``= ^= $= *= ~=``, ``:not(…)``, ``:has(…)``,
``:contains(words)``, ``:numbered(prefix-)`` (an id of this prefix and a number), ``:first-child``, ``:last-child``,
``:nth-child(3)``, ``:scope`` (the element that is being read), and the combinators descendant, ``>``, ``+`` and
``~``. A selector is matched compound by compound: the most selective key of each gives candidates out of the index,
and whether they stand rightly to what was matched before is found in one walk for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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


def may_match(index: Index, selector: Selector) -> bool:
    """Whether everything that a selector names is in an index at all: a quick look."""
    return all(_candidates(index, one) for compound in selector.compounds for one in (compound, *compound.having))


def select(index: Index, selector: Selector) -> list[Element]:
    """The elements that match, in document order.

    >>> from lxml.html import fromstring
    >>> page = Index(fromstring("<ul><li class=a>1<li class='a b'>2</ul>"))
    >>> [element.text for element in select(page, compile_selector("ul > .a:not(.b)"))]
    ['1']
    """
    classes = index.classes
    for name in selector.compounds[-1].classes:  # most selectors that miss do so here
        if name not in classes:
            return []
    found = _matching(index, selector.compounds[0])
    for combinator, compound in zip(selector.combinators, selector.compounds[1:], strict=True):
        if not found:
            return []
        fits = _FITS[combinator](set(found))
        found = [element for element in _matching(index, compound) if fits(element)]
    return found


def _matching(index: Index, compound: Compound) -> list[Element]:
    """The elements of an index that are what a compound says."""
    found = _candidates(index, compound)
    if not found or compound.is_key:
        return found
    found = [element for element in found if _is(element, compound, index.root)]
    for inner in compound.having:
        holders = _holders(index, inner)
        found = [element for element in found if element in holders]
    for inner in compound.negated:
        all_holders = [_holders(index, one) for one in inner.having]
        found = [
            element
            for element in found
            if not (_is(element, inner, index.root) and all(element in holders for holders in all_holders))
        ]
    return found


def _holders(index: Index, inner: Compound) -> set[Element]:
    """The elements that hold one that matches. Each is visited once, however deep the tree."""
    holders: set[Element] = set()
    for element in _matching(index, inner):
        above = element.getparent()
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent()
    return holders


def _candidates(index: Index, compound: Compound) -> list[Element]:
    """The elements that may match, by the most selective key of the compound."""
    if compound.id is not None:
        return index.ids.get(compound.id, [])
    if len(compound.classes) == 1:
        return index.classes.get(compound.classes[0], [])
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


def _is(element: Element, compound: Compound, scope: Element) -> bool:
    """Whether an element by itself is what a compound says."""
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
    return all(_PSEUDOS[name](element, argument, scope) for name, argument in compound.pseudos)


# --- Combinators ------------------------------------------------------------------------------------------------------
# Each is given the elements that match what stands left of it, and gives a test for those at its right. What was
# found on the way to an answer is kept, so that all answers together take one walk.


def below(left: set[Element]) -> Callable[[Element], bool]:
    """A test: does an element stand inside one of these?"""
    return _on_the_way(left, lambda element: element.getparent())


def _after(left: set[Element]) -> Callable[[Element], bool]:
    return _on_the_way(left, _previous)


def _on_the_way(left: set[Element], step: Callable[[Element], Element | None]) -> Callable[[Element], bool]:
    """Whether one of the elements is met when going step by step from an element."""
    known: dict[Element, bool] = {}

    def meets(element: Element) -> bool:
        way = []
        here = step(element)
        while here is not None and here not in left and here not in known:
            way.append(here)
            here = step(here)
        answer = here is not None and (here in left or known[here])
        known.update(dict.fromkeys(way, answer))
        return answer

    return meets


def _previous(element: Element) -> Element | None:
    previous = element.getprevious()
    while previous is not None and not isinstance(previous.tag, str):
        previous = previous.getprevious()
    return previous


_FITS: Final[dict[str, Callable[[set[Element]], Callable[[Element], bool]]]] = {
    " ": below,
    ">": lambda left: lambda element: element.getparent() in left,
    "+": lambda left: lambda element: _previous(element) in left,
    "~": _after,
}


def _place(element: Element) -> int:
    return 1 + sum(1 for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))


_PSEUDOS: Final[dict[str, Callable[[Element, str, Element], bool]]] = {
    "numbered": lambda element, argument, scope: (element.get("id") or "").removeprefix(argument).isdecimal(),
    "scope": lambda element, argument, scope: element is scope,
    "contains": lambda element, argument, scope: argument.strip("\"'") in "".join(map(str, element.itertext())),
    "first-child": lambda element, argument, scope: _previous(element) is None,
    "last-child": lambda element, argument, scope: element.getnext() is None,
    "nth-child": lambda element, argument, scope: _place(element) == int(argument),
}
