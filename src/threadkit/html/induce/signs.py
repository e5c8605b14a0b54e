"""What speaks for a group of elements being comments, and what against: a table of weighted signs.

No sign decides alone. A theme may name nothing, a page may have one comment only, and teasers have authors and dates
as well; so each sign is a share between 0 and 1, and the sum of them tells.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from attrs import frozen

from threadkit.html.induce.groups import Group
from threadkit.html.induce.look import LEAST_TEXT, Look
from threadkit.html.induce.words import APPARATUS, COMMENT, FORM, WEAK, names, names_comment, words_of

WORTH_A_LOOK: Final = 4.0  # the weight from which a group may be part of the choice
ENOUGH: Final = 7.0  # the weight from which a group is taken for comments
_NEAR: Final = 6  # ancestors whose names tell what stands in them
_WORDY: Final = 60  # characters outside of links, on average
_COMPOUND: Final = re.compile(r"comment|komment", re.IGNORECASE)
_WRITING: Final = re.compile(
    r"comment[-_]?form|form[-_]?comment|respond\b|reply[-_]?form|kommentar[-_]?form|post[-_]?comment(?!s)",
    re.IGNORECASE,
)
_BESIDE: Final = names(
    "ticker liveticker faq teaser teasers sidebar recent recentcomments latest footer nav related newest"
)
_ASIDE: Final = _BESIDE | {"widget", "widgets"}
_SHORTLY: Final = 40  # elements
_SOME: Final = 20  # members whose texts are compared
_LISTS: Final = names(
    """
    area block commentaires commentarea commentblock commentlist comments commentsblock commentsection commentwrapper
    comentarios container content disqus holder komentarze kommentare list main module page panel reacties region
    responses sec section tab tabs template thread wrap wrapper
    """
)


@frozen
class Weighed:
    """A group, what it weighs, and the signs that speak for and against it."""

    group: Group
    weight: float
    reasons: tuple[str, ...]
    look: Look

    @property
    def complete(self) -> int:
        return self.look.complete

    @property
    def text(self) -> int:
        return self.look.text


def _named(look: Look) -> float:
    """Its own name speaks of comments."""
    if not names_comment(look.group.key):
        return 0.0
    return 0.4 if (look.own_words & COMMENT) <= WEAK and not _COMPOUND.search(look.group.key) else 1.0


def _contained(look: Look) -> float:
    """What it stands in is named after comments."""
    return 1.0 if any(names_comment(name) for name in look.above[:_NEAR]) else 0.0


def _apparatus(look: Look) -> float:
    """It, or what is near, is called a part of the page's apparatus; its own name counts twice."""
    if not look.own_words.isdisjoint(APPARATUS):
        return 2.0
    near = look.above[:_NEAR]
    return 1.0 if any(not words_of(name).isdisjoint(APPARATUS) for name in near) and not _named(look) else 0.0


def _aside(look: Look) -> float:
    """It stands in what is called a sidebar, a footer, a teaser."""
    words, near = (_BESIDE, 4) if _named(look) else (_ASIDE, None)
    return 1.0 if any(not words_of(name).isdisjoint(words) for name in [look.group.key, *look.above[:near]]) else 0.0


def _is_form(look: Look) -> float:
    """It is called a form, or a part of one."""
    return 1.0 if look.group.tag == "form" or not look.own_words.isdisjoint(FORM) else 0.0


def _in_form(look: Look) -> float:
    """What stands around is called a form to write comments with."""
    return 1.0 if any(_WRITING.search(name) for name in [look.group.key, *look.above[:3]]) else 0.0


def _undated(look: Look) -> float:
    """There is no date, and nothing else of what comments have in its place."""
    if look.share("dated") >= 0.5:
        return 0.0
    others = ("replies", "avatars", "permalinks")
    told = sum(look.share(name) >= 0.5 for name in others) + _numbered(look) + 2 * (look.share("authors") >= 0.7)
    return max(0.0, 1.0 - told / 2)


def _paragraphs(look: Look) -> float:
    """Its members are no boxes."""
    return 1.0 if look.group.tag in ("p", "a", "span") and not look.group.spans else 0.0


def _numbered(look: Look) -> float:
    """Ids that number the members, or permalinks to them."""
    return 1.0 if "[id^=" in look.group.key or "[data-" in look.group.key else 0.0


def _many(look: Look) -> float:
    """How many say something, on a scale that ends at 31."""
    said = sum(1 for chars in look.unlinked if chars >= LEAST_TEXT)
    return min(1.0, math.log2(said + 1) / 5)


def _wordy(look: Look) -> float:
    """They say more than a name and a date."""
    return min(1.0, sum(look.unlinked) / look.count / _WORDY)


def _linked(look: Look) -> float:
    """Most of what it says are links."""
    chars = sum(look.chars)
    return 1.0 if chars and 1 - sum(look.unlinked) / chars > 0.6 else 0.0


def _wordless(look: Look) -> float:
    """The share of members that say nothing outside of links."""
    return sum(1 for chars in look.unlinked if chars < LEAST_TEXT) / look.count


def _listlike(look: Look) -> float:
    """One element that is called like a whole list is the list, and so are several without dates."""
    single = look.count == 1 or look.share("dated") < 0.5
    return 1.0 if single and not look.own_words.isdisjoint(_LISTS) else 0.0


def _alone_unnamed(look: Look) -> float:
    """One element which nothing calls a comment: anything has an author and a date."""
    return 1.0 if look.count == 1 and not _named(look) and not _contained(look) else 0.0


def _holds_page(look: Look) -> float:
    """The page's own heading or the form to write with stand in no comment."""
    start, end = look.group.starts_ends[0]
    if any(start <= title < end for title in look.survey.main_headings):
        return 1.0
    return 1.0 if look.count == 1 and look.survey.inputs[end] > look.survey.inputs[start] else 0.0


def _headed(look: Look) -> float:
    """A heading that speaks of comments stands shortly before the first member."""
    first, headings = look.group.members[0], look.survey.headings
    return 1.0 if headings[first] > headings[max(0, first - _SHORTLY)] else 0.0


def _written_below(look: Look) -> float:
    """There is a form to write with somewhere after, or inside."""
    inputs = look.survey.inputs
    return 1.0 if inputs[-1] > inputs[look.group.members[0]] else 0.0


def _alike(look: Look) -> float:
    """All say the same."""
    if look.count < 2:
        return 0.0
    extents = [end - start for start, end in look.group.starts_ends]
    alike = Counter(zip(look.chars, look.unlinked, extents, strict=True))
    if alike.most_common(1)[0][1] <= 0.8 * look.count:
        return 0.0
    texts = Counter(map(look.said, range(min(look.count, _SOME))))
    return 1.0 if texts.most_common(1)[0][1] > 0.8 * texts.total() else 0.0


# What speaks against a group comes first, so that most groups are done with soon.
SIGNS: Final[tuple[tuple[str, float, Callable[[Look], float]], ...]] = (
    ("titles that lead to other pages", -4.0, lambda look: look.share("titles")),
    ("links for the most part", -3.0, _linked),
    ("without words", -5.0, _wordless),
    ("in the page's apparatus", -2.5, _apparatus),
    ("beside the page's content", -2.5, _aside),
    ("a form", -6.0, _is_form),
    ("part of a form", -5.0, _in_form),
    ("neither dated nor otherwise like comments", -4.0, _undated),
    ("mere paragraphs", -2.0, _paragraphs),
    ("a whole list", -3.0, _listlike),
    ("alone, and not named after comments", -3.0, _alone_unnamed),
    ("holds the page's own heading or form", -4.0, _holds_page),
    ("all alike", -4.0, _alike),
    ("goes over several elements", -0.75, lambda look: float(look.group.spans)),
    ("named after comments", 2.5, _named),
    ("inside something named after comments", 2.0, _contained),
    ("an author's place in each", 1.0, lambda look: look.share("authors")),
    ("a reply link in each", 2.0, lambda look: look.share("replies")),
    ("an avatar in each", 1.0, lambda look: look.share("avatars")),
    ("a permalink in each", 1.0, lambda look: look.share("permalinks")),
    ("numbered", 1.0, _numbered),
    ("many", 1.5, _many),
    ("more than a name and a date", 1.5, _wordy),
    ("below a heading for comments", 1.5, _headed),
    ("a form to write with", 0.5, _written_below),
    ("one date in each", 3.0, lambda look: look.once),
)
# What the signs from each on may add at most.
_REST: Final = tuple(sum(max(0.0, weight) for _, weight, _ in SIGNS[place:]) for place in range(len(SIGNS)))


def weigh(group: Group) -> Weighed:
    """What a group weighs as comments. One that cannot get far is not weighed to the end."""
    look = Look(group)
    total, reasons = 0.0, []
    for (name, weight, sign), rest in zip(SIGNS, _REST, strict=True):
        if total + rest < WORTH_A_LOOK:
            break
        value = weight * sign(look)
        total += value
        if abs(value) >= 0.05:
            reasons.append(f"{name} ({value:+.1f})")
    return Weighed(group, total, tuple(reasons), look)
