"""Relative times: "3 hours ago", "il y a 2 jours et 3 heures", "2日前", "Yesterday at 8:15 PM", "Tuesday 20:15", "5mo".

The parts are the same in every language: counts, units, and a sign of the past before or after them. So one grammar
over the relative skeleton of :mod:`threadkit.dates.lexing` reads them all, and the lexicon knows the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from threadkit.dates.forms import Form, Places, Step, weekdays
from threadkit.dates.grammar import CLOCKS, JOIN, Match, closed, compiled, fields_of, first, with_zone
from threadkit.dates.lexicon import UNITS
from threadkit.dates.lexing import Tokens

_COUNT: Final = r"(?:(?<!\d)[1234](?:\.[12])?(?!\d)|q)"
_UNIT: Final = rf"[{UNITS}]\.?"
_PART: Final = rf"{_COUNT}[ \-]{{0,2}}(?:c )?{_UNIT}|{_UNIT} ?{_COUNT}(?! ?[{UNITS}])|{_UNIT}"
_CHAIN: Final = rf"(?:{_PART})(?:[ ,]{{0,2}}(?:[cqG] ?){{0,2}}(?:{_PART})){{0,7}}"
_AGO: Final = (
    rf"(?P<before>G)[ .:,]{{0,2}}(?:[cx] ){{0,2}}(?P<chain>{_CHAIN})(?:[ ,.]{{0,2}}(?:c ?)?(?P<after>G))?",
    rf"(?P<chain>{_CHAIN})[ ,.]{{0,2}}(?:c ?)?(?P<after>G)",
)
_COMPACT: Final = re.compile(rf"(?:x )?[ <>~\-]*(?P<chain>(?=[1234]){_CHAIN})[ .]*")
_DAY: Final = r"(?P<D>D)"
_WEEKDAY: Final = r"(?:[cA] )?(?P<W>[WB])(?! [WB])\.?"  # of two the nearer to the clock: "Ann Monday at 9:05"


def ago(tokens: Tokens) -> Iterator[Match]:
    """Counted times with a sign of the past, in order."""
    skeleton = tokens.relative
    here = 0
    while here < len(skeleton):
        match = first(_AGO, skeleton, here) if skeleton[here] in "G1234q" or skeleton[here] in UNITS else None
        if match:
            yield Match(match.start(), match.end(), fields_of(match))
        here = match.end() if match else here + 1


def days(tokens: Tokens) -> Iterator[Match]:
    """Words that name a day from today and weekdays, each with the clock beside it, in order."""
    skeleton = tokens.relative
    wanted = compiled(f"{_DAY}|{_WEEKDAY}")
    here = 0
    while found := wanted.search(skeleton, here):
        match = Match(found.start(), found.end(), fields_of(found))
        clock = first(CLOCKS, skeleton, match.end, JOIN)
        if clock:
            timed = with_zone(skeleton, Match(match.start, clock.end(), fields_of(clock) | match.fields))
            match = closed(skeleton, timed)
        else:
            match = _clock_before(skeleton, match, here)
        yield match
        here = match.end


def _clock_before(skeleton: str, day: Match, floor: int) -> Match:
    for start in range(max(floor, day.start - 12), day.start):
        clock = first(CLOCKS, skeleton, start)
        if clock and compiled(JOIN + "$").fullmatch(skeleton, clock.end(), day.start):
            return Match(start, day.end, fields_of(clock) | day.fields)
    return day


def compact(tokens: Tokens) -> Match | None:
    """A text that is nothing but counted units: "2h", "> 2y", "3 hrs"."""
    match = _COMPACT.fullmatch(tokens.relative)  # "< 1m" is now: what it counts is less than one
    if match and "<" in match[0]:
        return Match(0, len(tokens.relative), {})
    return Match(0, len(tokens.relative), {"chain": match.start("chain")}) if match else None


def ago_forms(tokens: Tokens, match: Match, role: str = "published") -> list[Form]:
    """The forms of a counted time: one, or more where a name that may end in a digit is glued to the count."""
    steps = _steps(tokens, match) if "chain" in match.fields else (("now", 0.0),)
    if not steps:
        return []
    span = tokens.starts[match.start], tokens.starts[match.end]
    found = [Form("relative", span, steps=steps, role=role)]
    unit, count = steps[0]
    if (
        isinstance(count, tuple)
        and count[1] - count[0] > 1
        and match.start
        and tokens.relative[match.start - 1] in "xL"
    ):
        shorter = ((unit, (count[1] - 1, count[1])), *steps[1:])
        found.append(Form("relative", (count[1] - 1, span[1]), steps=shorter, role=role))
    return found


def _steps(tokens: Tokens, match: Match) -> tuple[Step, ...]:
    """The counted units of a chain. A unit without a count counts if the word holds one ("deux", "einem Jahr")."""
    steps: list[Step] = []
    count: tuple[int, int] | float | None = None
    speakers = _speakers(tokens, match)
    for token in range(match.fields["chain"], match.end):
        kind = tokens.relative[token]
        if kind.isdigit():
            start, end = tokens.span(token)
            decimal = isinstance(count, tuple) and count[1] + 1 == start
            count = (count[0], end) if decimal and isinstance(count, tuple) else (start, end)
        elif kind == "q":
            sense = tokens.sense(token, "q")
            count = float(sense.value) if sense else None
        elif kind in UNITS:
            steps.append(_step(tokens, token, count, speakers))
            count = None
    if count is not None and len(steps) == 1:
        steps = [(steps[0][0], count)]  # languages in which the number follows the unit
    return tuple(step for step in steps if step[1] != 0.0)


def _step(tokens: Tokens, token: int, count: tuple[int, int] | float | None, speakers: frozenset[str]) -> Step:
    """A unit and its count; a word for two units ("години") means that of the language of the sign of the past."""
    senses = [sense for sense in tokens.senses[token] if sense.kind in UNITS]
    spoken = [sense for sense in senses if sense.languages and sense.languages & speakers] or senses
    if count is not None:
        first = next((sense for sense in spoken if not sense.value or count == 0.5), spoken[0])
        return first.kind, count
    held = next((sense for sense in spoken if sense.value), None)
    return (held.kind, float(held.value)) if held else (spoken[0].kind, 0.0)


def _speakers(tokens: Tokens, match: Match) -> frozenset[str]:
    """The languages of the sign of the past."""
    signs = (tokens.sense(match.fields.get(name), "G") for name in ("before", "after"))
    return frozenset().union(*(sign.languages for sign in signs if sign and sign.languages))


def day_form(tokens: Tokens, match: Match, role: str = "published") -> Form:
    """The form of a day word or a weekday, with its clock."""
    fields = match.fields
    spans = {name: tokens.span(fields[name]) for name in "HISF" if name in fields}
    if "z" in fields:
        spans["z"] = tokens.starts[fields["z"]], tokens.starts[match.end]
    day, part, clock = (tokens.sense(fields.get(name), name) for name in "DPT")
    return Form(
        "relative" if day else "weekday",
        (tokens.starts[match.start], tokens.starts[match.end]),
        Places.at(spans),
        weekdays=frozenset() if day else weekdays(tokens, fields.get("W")),
        part=part.value if part else None,
        clock=int(clock.value) if clock else None,
        zone=tokens.senses[fields["Z"]] if "Z" in fields else (),
        role=role,
        day=int(day.value) if day else None,
    )


def spoken_form(tokens: Tokens) -> Form | None:
    """The form of a word that says when without counting: "just now", "last month"."""
    for token, kind in enumerate(tokens.relative):
        sense = tokens.sense(token, "N") or tokens.sense(token, "A") if kind in "NAG" else None
        if sense:
            steps: tuple[Step, ...] = (("now", 0.0),)
            if sense.kind == "A":
                steps = ((sense.value[-1], -float(sense.value[:-1])),)
            return Form("relative", tokens.span(token), steps=steps)
    return None
