"""What speaks for a group of elements being comments, and what against: a table of weighted signs.

No sign decides alone. A theme may name nothing, a page may have one comment only, and teasers have authors and dates
as well; so each sign is a share between 0 and 1, and the sum of them tells.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Final

from attrs import frozen

from threadkit.html.induce.groups import Group
from threadkit.html.induce.keys import keys
from threadkit.html.induce.survey import Survey
from threadkit.html.induce.words import APPARATUS, FORM, HEADING, names_comment, words_of
from threadkit.html.scalars import text_of

ENOUGH: Final = 6.0  # the weight from which a group is taken for comments
_NEAR: Final = 6  # ancestors whose names tell what stands in them
_LEAST_TEXT: Final = 6  # characters that are neither link nor date, in a comment that says something
_LISTS: Final = frozenset(
    "comments comentarios commentaires kommentare reacties komentarze list area section sec wrap wrapper container block "
    "holder responses thread disqus commentlist tab tabs panel module region main content page template commentarea "
    "commentsection commentblock commentwrapper commentsblock".split()
)


@frozen
class Weighed:
    """A group, what it weighs, and the signs that speak for and against it."""

    group: Group
    weight: float
    reasons: tuple[str, ...]
    complete: int  # members that have a date and say something
    text: int  # characters that are the members' own


class Look:
    """A group as the signs look at it: shares of its members, computed when they are asked for."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.survey: Survey = group.survey
        self.count = len(group)

    def share(self, totals: str) -> float:
        return self.group.shared(getattr(self.survey, totals))

    @cached_property
    def chars(self) -> list[int]:
        return self.group.own(self.survey.chars)

    @cached_property
    def unlinked(self) -> list[int]:
        """What each says outside of links."""
        return [chars - links for chars, links in zip(self.chars, self.group.own(self.survey.links), strict=True)]

    @cached_property
    def complete(self) -> int:
        dated = self.group.own(self.survey.dated)
        least = _LEAST_TEXT + 10
        return sum(1 for dates, chars in zip(dated, self.unlinked, strict=True) if dates and chars >= least)

    @cached_property
    def once(self) -> float:
        """The share of the members that hold a date of one kind exactly once."""
        tallies: dict[str, Counter[int]] = {}
        for number, owner in _owners(self.group):
            for key in _date_keys(self.survey, number):
                tallies.setdefault(key, Counter())[owner] += 1
        best = max((sum(1 for held in tally.values() if held == 1) for tally in tallies.values()), default=0)
        return best / self.count

    @cached_property
    def own_words(self) -> frozenset[str]:
        return words_of(self.group.key)

    @cached_property
    def above(self) -> list[str]:
        """What the elements around the group are called, the nearest first."""
        names = []
        number = self.survey.parents[self.group.members[0]]
        while number >= 0:
            element = self.survey.elements[number]
            names.append(f"{element.tag} {element.get('class') or ''} {element.get('id') or ''}")
            number = self.survey.parents[number]
        return names


def _owners(group: Group) -> list[tuple[int, int]]:
    """The dates inside the group's members, each with the position of the innermost member that holds it."""
    bounds, around = group.starts_ends, group.around
    found, position = [], -1
    for number in group.survey.dates:
        while position + 1 < len(bounds) and bounds[position + 1][0] <= number:
            position += 1
        owner = position
        while owner >= 0 and bounds[owner][1] <= number:
            owner = around[owner]
        if owner >= 0:
            found.append((number, owner))
    return found


def _date_keys(survey: Survey, number: int) -> tuple[str, ...]:
    return keys(survey.elements[number])


def _named(look: Look) -> float:
    return 1.0 if names_comment(look.group.key) else 0.0


def _contained(look: Look) -> float:
    return 1.0 if any(names_comment(name) for name in look.above[:_NEAR]) else 0.0


def _apparatus(look: Look) -> float:
    near = [look.group.key, *look.above[:_NEAR]]
    return 1.0 if any(not words_of(name).isdisjoint(APPARATUS) for name in near) and not _named(look) else 0.0


def _aside(look: Look) -> float:
    return 1.0 if any(not words_of(name).isdisjoint(_ASIDE) for name in [look.group.key, *look.above]) else 0.0


_ASIDE: Final = frozenset("sidebar widget widgets footer nav recent recentcomments related teaser teasers ticker faq".split())


def _is_form(look: Look) -> float:
    return 1.0 if look.group.tag == "form" or not look.own_words.isdisjoint(FORM) else 0.0


def _numbered(look: Look) -> float:
    """Ids that number the members, or permalinks to them."""
    return 1.0 if "[id^=" in look.group.key or "[data-" in look.group.key else 0.0


def _many(look: Look) -> float:
    return min(1.0, math.log2(look.complete + 1) / 5)


def _linked(look: Look) -> float:
    chars = sum(look.chars)
    return 1.0 if chars and 1 - sum(look.unlinked) / chars > 0.6 else 0.0


def _wordless(look: Look) -> float:
    return sum(1 for chars in look.unlinked if chars < _LEAST_TEXT) / look.count


def _listlike(look: Look) -> float:
    """One element that is called like a whole list is the list."""
    return 1.0 if look.count == 1 and not look.own_words.isdisjoint(_LISTS) else 0.0


def _holds_page(look: Look) -> float:
    """The page's own heading or the form to write with stand in no comment."""
    first = look.group.members[0]
    start, end = look.group.starts_ends[0]
    heading = any(element.tag == "h1" for element in look.survey.elements[start:end])
    if heading:
        return 1.0
    inputs = look.survey.inputs[end] - look.survey.inputs[start]
    return 1.0 if look.count == 1 and inputs and first >= 0 else 0.0


def _headed(look: Look) -> float:
    """A heading that speaks of comments stands shortly before the first member."""
    first = look.group.members[0]
    for number in range(first - 1, max(-1, first - 40), -1):
        element = look.survey.elements[number]
        if element.tag in _HEADS and HEADING.search(text_of(element)[:120]):
            return 1.0
    return 0.0


_HEADS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "legend", "caption", "th", "header", "summary", "p")


def _written_below(look: Look) -> float:
    """There is a form to write with somewhere after, or inside."""
    inputs = look.survey.inputs
    return 1.0 if inputs[-1] > inputs[look.group.members[0]] else 0.0


def _alike(look: Look) -> float:
    """All say the same."""
    if look.count < 3:
        return 0.0
    texts = Counter(look.chars)
    return 1.0 if texts.most_common(1)[0][1] > 0.8 * look.count else 0.0


SIGNS: Final[tuple[tuple[str, float, Callable[[Look], float]], ...]] = (
    ("named after comments", 2.5, _named),
    ("inside something named after comments", 2.0, _contained),
    ("one date in each", 3.0, lambda look: look.once),
    ("an author's place in each", 1.0, lambda look: look.share("authors")),
    ("a reply link in each", 2.0, lambda look: look.share("replies")),
    ("an avatar in each", 1.0, lambda look: look.share("avatars")),
    ("a permalink in each", 1.0, lambda look: look.share("permalinks")),
    ("numbered", 1.0, _numbered),
    ("many", 1.5, _many),
    ("below a heading for comments", 1.5, _headed),
    ("a form to write with", 0.5, _written_below),
    ("titles that lead to other pages", -4.0, lambda look: look.share("titles")),
    ("links for the most part", -3.0, _linked),
    ("without words", -5.0, _wordless),
    ("in the page's apparatus", -2.5, _apparatus),
    ("beside the page's content", -2.5, _aside),
    ("a form", -6.0, _is_form),
    ("a whole list", -3.0, _listlike),
    ("holds the page's own heading or form", -4.0, _holds_page),
    ("all of one length", -3.0, _alike),
    ("goes over several elements", -0.75, lambda look: float(look.group.spans)),
)


def weigh(group: Group) -> Weighed:
    """What a group weighs as comments."""
    look = Look(group)
    weights = [(name, weight * sign(look)) for name, weight, sign in SIGNS]
    reasons = tuple(f"{name} ({weight:+.1f})" for name, weight in weights if abs(weight) >= 0.05)
    return Weighed(group, sum(weight for _, weight in weights), reasons, look.complete, sum(look.chars))
