"""Which headers of a text are those of comments, if any are, and why.

Prose has dates and speakers, too: articles quote people, stories hold dialogues, news and schedules are lists of names
and dates. So all headers of one form are weighed together, with what surrounds them, and taken for comments only when
their points reach a threshold. The rules are a table; the reasons that held go to ``Origin.reasons``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from attrs import frozen

from threadkit.readers.flat.forms import FORMS, Header, headers_of
from threadkit.readers.flat.headings import headings
from threadkit.readers.flat.layout import Layout, lay_out
from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.names import is_personal, without_badge

THRESHOLD: Final = 4
_FIRST_YEAR: Final = 1990  # nobody commented on the web before there was one


@frozen
class Choice:
    """The comments of a text: their layout, the points that speak for them, and the reasons."""

    layout: Layout
    points: int
    reasons: tuple[str, ...]

    @property
    def form(self) -> str:
        """What people call the form of the headers."""
        return FORMS[self.layout.own[0].shape].label


def choose(lines: Sequence[Line]) -> Choice | None:
    """The headers that are those of comments, or None if the text shows none."""
    families: dict[tuple[str, str], list[Header]] = defaultdict(list)
    for header in headers_of(lines):
        family = families[header.family]
        if not family or (header.first > family[-1].last and _continues(header, family[-1])):
            family.append(header)
    links = families.get(("pingback", ""), [])
    found = headings(lines)
    choices = [_weigh(lay_out(headers, links, lines, found)) for headers in families.values()]
    best = max(choices, key=lambda choice: (choice.points, len(choice.layout.own)), default=None)
    return best if best is not None and best.points >= THRESHOLD else None


def _continues(header: Header, above: Header) -> bool:
    """Whether a header that has nothing but its number and a name counts on from the one above it."""
    if header.shape != "number name":
        return True
    numbers = (above.mark.number or "", header.mark.number or "")
    return any(not number.isdecimal() for number in numbers) or abs(int(numbers[1]) - int(numbers[0])) == 1


def _weigh(layout: Layout) -> Choice:
    shape = layout.own[0].shape
    loose = shape == "name date" and layout.own[0].mark.joint in ("", ",")
    points = FORMS[shape].points - loose
    reasons = [f"{len(layout.own)} of the form “{FORMS[shape].label}”"]
    for worth, reason, holds in _RULES:
        if holds(layout):
            points += worth
            reasons.append(reason)
    return Choice(layout, points, tuple(reasons))


def _words(layout: Layout) -> set[str]:
    return set(layout.own[0].shape.split())


def _has(layout: Layout, word: str) -> bool:
    return word in _words(layout)


def _names(layout: Layout) -> list[str]:
    return [without_badge(header.mark.name)[0].casefold() for header in layout.own]


def _names_look_personal(layout: Layout) -> bool:
    names = [without_badge(header.mark.name)[0] for header in layout.own]
    return len(names) > 1 and sum(len(name.split()) <= 3 and is_personal(name) for name in names) >= 0.8 * len(names)


def _names_look_strange(layout: Layout) -> bool:
    names = [without_badge(header.mark.name)[0] for header in layout.own]
    return sum(map(is_personal, names)) < 0.6 * len(names) and not {"says", "by", "pingback"} & _words(layout)


def _one_signs_all(layout: Layout) -> bool:
    return len(layout.own) > 2 and len(set(_names(layout))) == 1 and not _has(layout, "pingback")


def _numbers_run(layout: Layout) -> bool:
    """Whether the headers are numbered one by one, up or down; a deeper list may begin again."""
    numbers = [number for header in layout.headers if (number := header.mark.number)]
    leaves = [int(number.replace("-", ".").rpartition(".")[2]) for number in numbers]
    if len(leaves) < 2 or len(leaves) < 0.8 * len(layout.own):
        return False
    steps = Counter(after - before for before, after in pairwise(leaves))
    restarts = sum(after == 1 for after in leaves[1:])
    return max(steps[1], steps[-1]) + restarts >= 0.8 * (len(leaves) - 1)


def _moments(layout: Layout) -> list[tuple[datetime, str | None]]:
    """The headers' dates, in the likelier reading of each, and how precise they are."""
    stamps = [header.mark.stamps[0] for header in layout.own if header.mark.stamps]
    read = [((s.value, *s.alternatives)[0], s.precision) for s in stamps]
    return [(moment, precision) for moment, precision in read if moment is not None]


def _minutes(layout: Layout) -> list[int]:
    """The minutes that the headers' clocks show."""
    return [moment.minute for moment, precision in _moments(layout) if precision in ("minute", "second")]


def _are_older_than_blogs(layout: Layout) -> bool:
    years = [moment.year for moment, _ in _moments(layout)]
    return 2 * sum(year < _FIRST_YEAR for year in years) > len(years)


def _clocks_are_uneven(layout: Layout) -> bool:
    minutes = _minutes(layout)
    return 2 * len(minutes) >= len(layout.own) and 2 * sum(minute % 5 != 0 for minute in minutes) >= len(minutes) > 0


def _clocks_are_round(layout: Layout) -> bool:
    minutes = _minutes(layout)
    return len(minutes) > 2 and all(minute % 5 == 0 for minute in minutes)


def _is_running_speech(layout: Layout) -> bool:
    return 2 * sum(header.mark.rest >= 0 for header in layout.own) > len(layout.own) and not _has(layout, "date")


# Points, a reason for people to read, and when it holds. What has negative points speaks against.
_RULES: Final[tuple[tuple[int, str, Callable[[Layout], bool]], ...]] = (
    (4, "a heading of comments stands above them", lambda it: it.heading is not None),
    (2, "the stated count is the number found", lambda it: it.claimed == len(it.headers)),
    (1, "there are two", lambda it: len(it.own) == 2),
    (2, "there are three or more", lambda it: len(it.own) > 2),
    (2, "they are numbered one by one", _numbers_run),
    (2, "buttons stand beside them", lambda it: 2 * it.buttons >= len(it.own)),
    (1, "a comment form follows", lambda it: it.closed),
    (1, "a colon stands between name and date", lambda it: _has(it, "says") and ":" in it.own[0].mark.joint),
    (1, "their clocks show uneven minutes", _clocks_are_uneven),
    (1, "all names look like people's", _names_look_personal),
    (1, "names come again", lambda it: 1 < len(set(_names(it))) < len(it.own)),
    (-1, "all clocks show round minutes", _clocks_are_round),
    (-2, "nothing but a title stands above them", lambda it: it.headers[0].first < 2 and not _has(it, "says")),
    (-2, "most have no text", lambda it: 2 * it.empty > len(it.own) and not _has(it, "pingback")),
    (-2, "they are speech without dates in running text", _is_running_speech),
    (-2, "few names look like people's", _names_look_strange),
    (-2, "most texts hold no sentence", lambda it: it.heading is None and 2 * it.prose < len(it.headers)),
    (-4, "the dates are older than the web", _are_older_than_blogs),
    (-3, "one name signs them all", _one_signs_all),
    (-4, "each has a title of its own", lambda it: it.titled),
)
