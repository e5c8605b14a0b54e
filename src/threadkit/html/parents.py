"""Who replies to whom, by what a page shows of it.

Four signs, the surest first: a link or id that names the parent; an element inside another; elements that indent what
is in them; a number that grows with each level. What no sign speaks of is a root.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.profile import Profile
from threadkit.html.scalars import identifier
from threadkit.html.selectors import select
from threadkit.model import Comment
from threadkit.tree import ROOT, parents_from_depths

_LISTS: Final = ("ul", "ol", "menu")


@frozen
class Nesting:
    """What is known of each comment's place, by position: the comment around it (or ROOT), how many indenting elements
    are around it, what it says of its parent, and its depth as a number."""

    parents: Sequence[int]
    levels: Sequence[int]
    hints: Sequence[str | None] = ()
    depths: Sequence[float | None] = ()


def nesting(profile: Profile, page: Page, elements: Sequence[Element]) -> Nesting:
    """How the elements stand in each other, before they are taken apart."""
    indenting = {element for selector in profile.levels for element in select(page.index, selector)}
    positions = {element: position for position, element in enumerate(elements)}
    parents: list[int] = []
    levels: list[int] = []
    for element in elements:
        between, parent = _up_to_item(element, positions, page)
        if parent != ROOT and _is_displaced(element, between):
            parent = parents[parent]
        level = sum(one in indenting for one in (element, *between))
        parents.append(parent if profile.nested else ROOT)
        levels.append(level + (levels[parent] if parent != ROOT else 0))
    return Nesting(parents, levels)


def _up_to_item(element: Element, positions: Mapping[Element, int], page: Page) -> tuple[list[Element], int]:
    """What stands between an item and the one around it, and the position of that one (ROOT if there is none)."""
    between: list[Element] = []
    for above in page.ancestors(element):
        if above in positions:
            return between, positions[above]
        between.append(above)
    return between, ROOT


def _is_displaced(element: Element, between: Sequence[Element]) -> bool:
    """Whether broken markup has put a list item into the item before it: it stands in no list of its own."""
    return element.tag == "li" and len(between) > 0 and all(one.tag not in _LISTS for one in between)


def with_parents(comments: Sequence[Comment], known: Nesting) -> list[Comment]:
    """The comments with their parents' ids."""
    positions = {comment.id: position for position, comment in reversed(list(enumerate(comments)))}
    parents = list(known.parents)
    if all(parent == ROOT for parent in parents):
        parents = _from_depths(known)
    linked = []
    for position, comment in enumerate(comments):
        hinted = _hinted(known.hints[position], positions) if known.hints[position] else None
        if hinted is not None and hinted != comment.id:
            linked.append(evolve(comment, parent_id=hinted))
        elif parents[position] != ROOT:
            linked.append(evolve(comment, parent_id=comments[parents[position]].id))
        else:
            linked.append(comment)
    return linked


def _from_depths(known: Nesting) -> list[int]:
    if len(set(known.levels)) > 1:
        return parents_from_depths(known.levels)
    depths = [depth for depth in known.depths if depth is not None]
    if len(set(depths)) > 1:
        floor = min(depths)
        # In thousandths: indents are measured in ems as well as in pixels.
        return parents_from_depths([round(1000 * (floor if depth is None else depth)) for depth in known.depths])
    return [ROOT] * len(known.parents)


def _hinted(hint: str | None, positions: dict[str, int]) -> str | None:
    """The id that a hint means: an id as such, or the fragment of a link."""
    text = (hint or "").rpartition("#")[2]
    for candidate in (text, identifier(text)):
        if candidate is not None and candidate in positions:
            return candidate
    return None
