"""Which of a page's groups are its comments: the heaviest, at the level where a record is whole.

The same records are repeated at several levels (``li.comment``, ``div.comment-body`` inside it); of those that weigh
about the same the one that holds the most whole records is taken, and of these the outermost, as that is where replies
stand inside of what they reply to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from threadkit.html.induce.groups import Group, groups
from threadkit.html.induce.look import Look
from threadkit.html.induce.signs import ENOUGH, WORTH_A_LOOK, Weighed, weigh
from threadkit.html.induce.survey import Survey
from threadkit.html.induce.words import names_comment

_CLOSE: Final = 2.5  # weights that differ by less are about the same
_WORDS: Final = 30  # characters that the members of each group say on average
_REPLY: Final = re.compile(r"comment|komment|repl(?:y|ies)|respon|antwort|answer", re.IGNORECASE)
_ALL: Final = 0.95  # of two groups together that must be whole records
_MOST: Final = 0.85  # of the most records that any rival has
_PART: Final = 0.2  # of the most text that any rival has: less is names and dates alone
_FULL: Final = 0.75  # of the most text: less is a part of the records
_CLOSE_ALONE: Final = 0.6  # of one record each element around it is as good as the other: names decide


def choose(survey: Survey) -> Weighed | None:
    """The group that is most likely the page's comments, or None when nothing looks like any."""
    weighed = [one for one in map(weigh, filter(_may_be, groups(survey))) if one.weight >= WORTH_A_LOOK]
    best = max(weighed, key=lambda one: (one.weight, one.complete, one.text), default=None)
    if best is None or best.weight < ENOUGH:
        return None
    best = max((one for one in weighed if _is_list_of(best, one)), key=lambda one: one.weight, default=best)
    if len(best.group) == 1:
        return max(_rivals(best, weighed, _CLOSE_ALONE), key=lambda one: (one.text, one.weight))
    whole = _whole(_rivals(best, weighed, _CLOSE))
    chosen = max(whole, key=lambda one: (_worth(one), not one.group.spans, one.text, -one.group.members[0], one.weight))
    return _with_replies(chosen, weighed)


def _rivals(best: Weighed, weighed: Sequence[Weighed], close: float) -> list[Weighed]:
    """The groups that may be the same records as the best group's, at another level."""
    least = max(WORTH_A_LOOK + 1, best.weight - close)
    return [
        one
        for one in weighed
        if (one.weight >= least and _overlap(one, best)) or (one.weight >= WORTH_A_LOOK and _is_around(one, best))
    ]


def _whole(rivals: Sequence[Weighed]) -> list[Weighed]:
    """Those that have nearly the most records, and of these nearly the most text."""
    longest = max(one.text for one in rivals)
    worded = [one for one in rivals if one.text >= _PART * longest]
    most = max(_worth(one) for one in worded)
    many = [one for one in worded if _worth(one) >= _MOST * most]
    longest = max(one.text for one in many)
    return [one for one in many if one.text >= _FULL * longest]


def _with_replies(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed:
    """A group together with another that stands in it, or around it, if all of both are whole records then."""
    joined = (_joined(chosen, other) for other in weighed if _may_be_replies(other, chosen))
    return max((chosen, *(one for one in joined if one is not None)), key=lambda one: one.complete)


def _may_be_replies(other: Weighed, chosen: Weighed) -> bool:
    if other.weight < ENOUGH or len(other.group) < 2 or chosen.group.spans or other.group.spans:
        return False
    return _REPLY.search(other.group.key) is not None and _overlap(other, chosen)


def _joined(one: Weighed, other: Weighed) -> Weighed | None:
    """Two groups as one, or None if then not all members are whole records: one held a part of the other's."""
    members = sorted({*one.group.members, *other.group.members})
    count = len(one.group) + len(other.group)
    if len(members) < count or any(sum(part.look.unlinked) < _WORDS * len(part.group) for part in (one, other)):
        return None
    group = Group(one.group.key, members, one.group.survey, others=(other.group.key,))
    look = Look(group)
    reasons = (*one.reasons, f"replies are {other.group.key}")
    return Weighed(group, one.weight, reasons, look) if look.complete >= _ALL * count and look.dated_all else None


def _is_around(one: Weighed, best: Weighed) -> bool:
    """Whether each member of a group holds one member of the best, and much more text than that."""
    if len(one.group) != len(best.group) or len(one.group) < 2 or one.text < 2 * best.text:
        return False
    pairs = zip(one.group.starts_ends, best.group.members, strict=True)
    return all(start <= member < end for (start, end), member in pairs)


def _is_list_of(whole: Weighed, one: Weighed) -> bool:
    """Whether a single element is in truth the list of a group's members: they hold most of its text."""
    if len(whole.group) > 1 or len(one.group) < 2 or not names_comment(one.group.key) or one.weight < WORTH_A_LOOK:
        return False
    start, end = whole.group.starts_ends[0]
    inside = [start < member < end for member in one.group.members]
    return all(inside) and 2 * one.text > whole.text


def _worth(one: Weighed) -> float:
    """Whole records; what is none speaks against a group half as much."""
    return one.complete - 0.5 * (len(one.group) - one.complete)


def _may_be(group: Group) -> bool:
    """Whether a group holds a date or is named after comments: everything else need not be weighed."""
    dated = group.survey.dated
    end = group.starts_ends[-1][1]
    return dated[end] > dated[group.members[0]] or names_comment(group.key)


def _overlap(one: Weighed, other: Weighed) -> bool:
    start, end = _extent(other.group)
    return any(start <= member < end or member <= start < stop for member, stop in one.group.starts_ends)


def _extent(group: Group) -> tuple[int, int]:
    bounds = group.starts_ends
    return bounds[0][0], max(end for _, end in bounds)
