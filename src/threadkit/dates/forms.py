"""From a match of the grammar to the forms that it allows, and from a form and a text to fields.

A *form* says which characters of a text are the year, the month, and so on. It holds for every text of the same shape
(same words, other digits), which is why shapes are kept: a thread prints all its dates in one or two of them. One match
allows several forms where the order of day and month, or the split of glued numbers, is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from threadkit.dates.grammar import Match
from threadkit.dates.lexicon import Sense
from threadkit.dates.lexing import Tokens

Slice = tuple[int, int]
Step = tuple[str, Slice | float]  # a unit, and how many of it

# How the digits of a number that ends in the clock's hour may be split: how many belong to the date, by its width.
_YEAR_SPLITS: Final = {3: (2,), 4: (2,), 5: (4,), 6: (4,)}
_DAY_SPLITS: Final = {2: (1,), 3: (2, 1), 4: (2,)}

# What the three numbers of a date are, in each order.
_ROLES: Final = {"YMD": "yod", "YDM": "ydo", "MDY": "ody", "DMY": "doy", "MD": "od", "DM": "do"}


# How a date is called whose order is said, by what says it.
_SAID_BY: Final = (("M", "named"), ("o", "marked"), ("y", "year"), ("d", "day"))
_LONGEST_MONTH: Final = 31
_ABOVE: Final = {"I": "H", "S": "I", "F": "S"}


class Places(NamedTuple):
    """Where the numbers of a form stand: year, month, day, hour, minute, second, fraction, offset from UTC."""

    y: slice | None = None
    o: slice | None = None
    d: slice | None = None
    H: slice | None = None
    I: slice | None = None  # noqa: E741  (the letters are those of the grammar)
    S: slice | None = None
    F: slice | None = None
    z: slice | None = None

    @classmethod
    def at(cls, spans: Mapping[str, Slice]) -> Places:
        return cls(**{name: slice(*span) for name, span in spans.items()})


class Form(NamedTuple):
    """Which characters say what. Numbers stand as slices of the text, words as what they mean.

    ``steps`` are the units that a relative time counts back; ``day`` is what a word like "yesterday" counts from today.
    ``languages`` are those in which the month's name has this meaning, if not all.
    """

    order: str
    span: Slice
    places: Places = Places()
    month: int | None = None
    calendar: str | None = None
    weekdays: frozenset[int] = frozenset()
    part: str | None = None
    clock: int | None = None
    year: int | None = None
    zone: tuple[Sense, ...] = ()
    region: Slice | None = None
    glued: bool = False
    separator: str = ""
    role: str = "published"
    languages: frozenset[str] | None = None
    steps: tuple[Step, ...] = ()
    day: int | None = None

    @property
    def has_year(self) -> bool:
        return self.year is not None or self.places.y is not None

    @property
    def is_relative(self) -> bool:
        return bool(self.steps) or self.day is not None or self.order in ("day", "weekday")


class Fields(NamedTuple):
    """What one text says under one form, before a calendar is asked. None: it does not say."""

    year: int | None
    year_digits: int
    month: int | None
    day: int | None
    hour: int | None
    minute: int | None
    second: int | None
    microsecond: int


def forms(tokens: Tokens, match: Match, role: str = "published") -> list[Form]:
    """The forms of one match, the likelier first."""
    found: list[Form] = []
    if "n" in match.fields:
        return _day_glued_to_year(tokens, match, role)
    for order, roles in _orders(tokens.skeleton, match):
        for month in _months(tokens, match):
            for slices, glued in _splits(tokens, match, roles):
                found.append(month.given_to(_form(tokens, match, order, slices)._replace(glued=glued, role=role)))
    return [*found, *_month_and_year(found)]


def _month_and_year(found: list[Form]) -> list[Form]:
    """ "Jan 95" is a month of 1995 where a platform shortens so; "Jan 12" is a day (see :func:`could_be_a_day`)."""
    return [
        form._replace(places=Places(y=day))
        for form in found
        if form.month
        and (day := form.places.d)
        and form.places == Places(d=day)
        and day.stop - day.start == 2
        and not form.weekdays
    ]


def _day_glued_to_year(tokens: Tokens, match: Match, role: str) -> list[Form]:
    """ "Mar 32011": the year is the last four digits."""
    start, end = tokens.span(match.fields["n"])
    slices = {"d": (start, end - 4), "y": (end - 4, end)}
    form = _form(tokens, match, "named", slices)._replace(role=role)
    return [month.given_to(form) for month in _months(tokens, match)]


def _orders(skeleton: str, match: Match) -> list[tuple[str, dict[str, int]]]:
    """Which token is year, month and day: one way for dates in words, up to three for numbers."""
    fields = match.fields
    if "a" not in fields:
        order = next(order for group, order in _SAID_BY if group in fields)
        return [(order, {name: fields[name] for name in "yod" if name in fields})]
    numbers = [fields[name] for name in "abc" if name in fields]
    return [(order, dict(zip(_ROLES[order], numbers, strict=True))) for order in _possible(skeleton, match)]


def _possible(skeleton: str, match: Match) -> tuple[str, ...]:
    """The orders that the widths of the numbers allow."""
    if "c" not in match.fields:
        return ("MD", "DM")
    first, last = int(skeleton[match.fields["a"]]), int(skeleton[match.fields["c"]])
    if match.has("E") and first < 4 and last < 4:
        return ("YMD",)
    if first >= 3:
        return ("YMD", "YDM") if first == 4 else ("YMD",)
    return ("MDY", "DMY") if last >= (5 if match.glued else 4) else ("MDY", "DMY", "YMD")


class _Month(NamedTuple):
    """What a month's name means: its number, in which calendar, in which languages."""

    number: int | None = None
    calendar: str | None = None
    languages: frozenset[str] | None = None

    def given_to(self, form: Form) -> Form:
        calendar = self.calendar or form.calendar
        return form._replace(month=self.number, calendar=calendar, languages=self.languages)


def _months(tokens: Tokens, match: Match) -> list[_Month]:
    """What the month's name can mean, which in another language may be another month."""
    token = match.fields.get("M")
    if token is None:
        return [_Month()]
    found = []
    for sense in tokens.senses[token]:
        if sense.kind == "M":
            calendar, _, number = sense.value.rpartition(":")
            found.append(_Month(int(number), calendar or None, sense.languages))
    return found


def _splits(tokens: Tokens, match: Match, roles: dict[str, int]) -> Iterator[tuple[dict[str, Slice], bool]]:
    numbers = roles | {name: match.fields[name] for name in "HISF" if name in match.fields}
    slices = {name: tokens.span(token) for name, token in numbers.items()}
    if not match.glued:
        yield slices, False
        return
    last = max(roles, key=roles.__getitem__)
    start, end = slices[last]
    if end - start == 4 and "S" in slices:  # a colon is a separator in "11/23/2018:09:05"
        shifted = {_ABOVE.get(name, name): place for name, place in slices.items()}
        yield shifted, False
    for width in (_YEAR_SPLITS if last == "y" else _DAY_SPLITS).get(end - start, ()):
        yield slices | {last: (start, start + width), "H": (start + width, end)}, True


def _form(tokens: Tokens, match: Match, order: str, spans: dict[str, Slice]) -> Form:
    fields = match.fields

    def value(name: str) -> str | None:
        sense = tokens.sense(fields.get(name), name)
        return sense.value if sense else None

    year = tokens.sense(fields["y"], "q") if "y" in fields else None
    if year is not None:
        del spans["y"]
    if "z" in fields:
        spans["z"] = tokens.starts[fields["z"]], tokens.starts[match.end]
    clock = value("T")
    return Form(
        order,
        (tokens.starts[match.start], tokens.starts[match.end]),
        Places.at(spans),
        calendar=value("E"),
        weekdays=weekdays(tokens, fields.get("W")),
        part=value("P"),
        clock=int(clock) if clock else None,
        year=int(float(year.value)) if year else None,
        zone=tokens.senses[fields["Z"]] if "Z" in fields else (),
        separator=tokens.skeleton[fields["a"] + 1 : fields["b"]].strip()[:1] if "a" in fields else "",
    )


def weekdays(tokens: Tokens, token: int | None) -> frozenset[int]:
    """The days that a name can mean; a few short ones mean different days in different languages."""
    senses = tokens.senses[token] if token is not None else ()
    return frozenset(int(sense.value) for sense in senses if sense.kind == "W")


def read(form: Form, text: str) -> list[Fields]:
    """The fields of a text under a form: none if a number cannot be what the form says it is, two if the clock
    contradicts itself ("13:05 AM")."""
    y, o, d, h, i, s, f, _ = form.places
    month = form.month if o is None else int(text[o])
    day = None if d is None else int(text[d])
    if (month is not None and not 1 <= month <= 13) or (day is not None and not 1 <= day <= _LONGEST_MONTH):
        return []
    minute, second = None if i is None else int(text[i]), None if s is None else int(text[s])
    if (minute is not None and minute > 59) or (second is not None and second > 60):
        return []
    year, digits = (form.year, 0) if y is None else (int(text[y]), y.stop - y.start)
    fraction = 0 if f is None else int(text[f][:6].ljust(6, "0"))
    hours = _hours(form, form.clock if h is None else int(text[h]), minute)
    return [Fields(year, digits, month, day, hour, minute, second, fraction) for hour in hours]


def could_be_a_day(form: Form, text: str) -> bool:
    """Whether what the form takes for a year is the day behind a month's name: two digits without an apostrophe."""
    year = form.places.y
    if form.month is None or form.places.d or year is None or year.stop - year.start != 2:
        return False
    return text[year.start - 1] != "'" and 1 <= int(text[year]) <= _LONGEST_MONTH


def _hours(form: Form, hour: int | None, minute: int | None) -> tuple[int | None, ...]:
    """The hour of the day that is meant: none if there is no such hour."""
    if hour is None or form.part is None:
        return (hour,) if hour is None or hour < 24 or (hour == 24 and not minute) else ()
    if hour > 12:
        if hour > 23 or form.glued:
            return ()
        return (hour, hour - 12) if form.part == "am" else (hour,)
    return (_after_noon(hour, form.part),)


def _after_noon(hour: int, part: str) -> int:
    """The hour of the day for one of the twelve-hour clock (see :mod:`threadkit.dates.lexicon` for the parts)."""
    early = hour % 12
    if part == "am":
        return early
    if part == "pm":
        return early + 12
    border = int(part[1:])
    return early if (early < border if part[0] == "<" else border <= early) else early + 12
