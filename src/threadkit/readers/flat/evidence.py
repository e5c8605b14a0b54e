"""Which headers of a text are those of comments, if any are, and why.

Prose has dates and speakers, too: articles quote people, stories hold dialogues, news and schedules are lists of names
and dates. So all headers of one form are weighed together, with what surrounds them, and taken for comments only when
their points reach a threshold. The rules are a table; the reasons that held go to ``Origin.reasons``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from datetime import datetime
from heapq import nlargest
from itertools import pairwise
from typing import Final

from attrs import frozen

from threadkit.readers.flat.feet import with_dates_below
from threadkit.readers.flat.forms import FORMS, Header, headers_of
from threadkit.readers.flat.headings import headings
from threadkit.readers.flat.layout import Layout, has_button, is_empty, is_prose, is_titled, lay_out
from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.marks import GLUE
from threadkit.readers.flat.names import bare_name, is_personal

THRESHOLD: Final = 4
_MOST_FAMILIES: Final = 32
_QUOTES: Final = '"“„«»‘「『'
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
    speakers = {header.last for header in families.get(("name says", ""), ())}
    likeliest = _likeliest(family for family in families.values() if not _are_speeches(family, speakers))
    likeliest += [dated for headers in likeliest if (dated := with_dates_below(headers, lines)) is not None]
    choices = [_weigh(lay_out(headers, links, lines, found), lines) for headers in likeliest]
    best = max(choices, key=_rank, default=None)
    return best if best is not None and best.points >= THRESHOLD else None


def _rank(choice: Choice) -> tuple[bool, int, int]:
    """Pingbacks are found beside any form, so they are the choice only where nothing else is."""
    enough = choice.points >= THRESHOLD and not _has(choice.layout, "pingback")
    return enough, choice.points, len(choice.layout.own)


def _likeliest(families: Iterable[list[Header]]) -> list[list[Header]]:
    """The families worth weighing: a text may hold as many as lines, and weighing one may look at every line."""
    return nlargest(_MOST_FAMILIES, families, key=lambda family: FORMS[family[0].shape].points + min(len(family), 9))


def _are_speeches(headers: Sequence[Header], speakers: Set[int]) -> bool:
    """Whether what seem to be names above dates are the words of the speakers named on the lines above them."""
    return headers[0].shape == "name date" and 2 * sum(it.first - 1 in speakers for it in headers) > len(headers)


def _continues(header: Header, above: Header) -> bool:
    """Whether a header that has nothing but its number and a name counts on from the one above it."""
    if header.shape != "number name":
        return True
    numbers = (above.mark.number or "", header.mark.number or "")
    return any(not number.isdecimal() for number in numbers) or abs(int(numbers[1]) - int(numbers[0])) == 1


def _weigh(layout: Layout, lines: Sequence[Line]) -> Choice:
    shape = layout.own[0].shape
    loose = shape == "name date" and layout.own[0].mark.joint in ("", ",")
    points = FORMS[shape].points - loose
    reasons = [f"{len(layout.own)} of the form “{FORMS[shape].label}”"]
    for worth, reason, holds in _RULES:
        if holds(layout, lines):
            points += worth
            reasons.append(reason)
    return Choice(layout, points, tuple(reasons))


def _words(layout: Layout) -> set[str]:
    return set(layout.own[0].shape.split())


def _has(layout: Layout, word: str) -> bool:
    return word in _words(layout)


def _names(layout: Layout) -> list[str]:
    return [bare_name(header.mark.name).casefold() for header in layout.own]


def _names_look_personal(layout: Layout) -> bool:
    names = [bare_name(header.mark.name) for header in layout.own]
    return len(names) > 1 and sum(len(name.split()) <= 3 and is_personal(name) for name in names) >= 0.8 * len(names)


def _names_look_strange(layout: Layout) -> bool:
    names = [bare_name(header.mark.name) for header in layout.own]
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


def _is_talk_in_prose(layout: Layout) -> bool:
    """Whether one line holds each speech, as in a chat that is quoted, and prose goes on behind the last."""
    *others, last = layout.texts
    return bool(others) and not any(others) and len(last) > 1 and layout.heading is None


def _is_most(found: Iterable[object], layout: Layout) -> bool:
    return 2 * sum(map(bool, found)) > len(layout.headers)


def _have_buttons(layout: Layout, lines: Sequence[Line]) -> bool:
    return 2 * sum(has_button(text, lines) for text in layout.texts) >= len(layout.own)


def _have_all_buttons(layout: Layout, lines: Sequence[Line]) -> bool:
    return len(layout.own) > 2 and all(has_button(text, lines) for text in layout.texts)


def _have_no_text(layout: Layout, lines: Sequence[Line]) -> bool:
    pairs = zip(layout.headers, layout.texts, strict=True)
    bare = (it.mark.rest < 0 and it.shape != "pingback" and is_empty(text, lines) for it, text in pairs)
    return 2 * sum(bare) > len(layout.own)


def _have_no_sentence(layout: Layout, lines: Sequence[Line]) -> bool:
    pairs = zip(layout.headers, layout.texts, strict=True)
    return layout.heading is None and _is_most((h.mark.rest < 0 and not is_prose(t, lines) for h, t in pairs), layout)


def _are_quotations(layout: Layout, lines: Sequence[Line]) -> bool:
    marks = ((header.mark.rest, lines[header.last].text) for header in layout.headers)
    return layout.heading is None and _is_most((rest >= 0 and line[rest] in _QUOTES for rest, line in marks), layout)


def _have_titles(layout: Layout, lines: Sequence[Line]) -> bool:
    if layout.heading is not None or len(layout.headers) < 2:
        return False
    return all(is_titled(header.first, lines) for header in layout.headers)


# Points, a reason for people to read, and when it holds. What has negative points speaks against.
_RULES: Final[tuple[tuple[int, str, Callable[[Layout, Sequence[Line]], bool]], ...]] = (
    (4, "a heading of comments stands above them", lambda it, _: it.heading is not None),
    (2, "the stated count is the number found", lambda it, _: it.claimed == len(it.headers)),
    (1, "there are two", lambda it, _: len(it.own) == 2),
    (2, "there are three or more", lambda it, _: len(it.own) > 2),
    (2, "they are numbered one by one", lambda it, _: _numbers_run(it)),
    (2, "buttons stand beside them", _have_buttons),
    (2, "a button stands beside each of them", _have_all_buttons),
    (1, "a comment form follows", lambda it, _: it.closed),
    (1, "a colon stands between name and date", lambda it, _: _has(it, "says") and ":" in it.own[0].mark.joint),
    (1, "names and dates are glued together", lambda it, _: it.own[0].mark.joint == GLUE),
    (1, "a dash leads each", lambda it, _: len(it.own) > 1 and all(header.mark.signed for header in it.own)),
    (1, "their clocks show uneven minutes", lambda it, _: _clocks_are_uneven(it)),
    (1, "all names look like people's", lambda it, _: _names_look_personal(it)),
    (1, "names come again", lambda it, _: 1 < len(set(_names(it))) < len(it.own)),
    (-1, "all clocks show round minutes", lambda it, _: _clocks_are_round(it)),
    (-2, "nothing but a title stands above them", lambda it, _: it.headers[0].first < 2 and not _has(it, "says")),
    (-2, "most have no text", _have_no_text),
    (-2, "most texts hold no sentence", _have_no_sentence),
    (-2, "they are speech without dates in running text", lambda it, _: _is_running_speech(it)),
    (-2, "few names look like people's", lambda it, _: _names_look_strange(it)),
    (-3, "neither dates nor a heading", lambda it, _: it.heading is None and not {"date", "pingback"} & _words(it)),
    (-3, "prose goes on behind them", lambda it, _: _is_talk_in_prose(it)),
    (-3, "their words stand in quotation marks", _are_quotations),
    (-3, "one name signs them all", lambda it, _: _one_signs_all(it)),
    (-12, "they are a numbered list", lambda it, lines: _has(it, "number") and _have_no_text(it, lines)),
    (-4, "each has a title of its own", _have_titles),
    (-4, "the dates are older than the web", lambda it, _: _are_older_than_blogs(it)),
)
