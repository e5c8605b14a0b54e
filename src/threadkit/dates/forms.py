"""From a match of the grammar to the forms that it allows, and from a form and a text to fields.

A *form* says which characters of a text are the year, the month, and so on. It holds for every text of the same shape
(same words, other digits), which is why shapes are kept: a thread prints all its dates in one or two of them. One match
allows several forms where the order of day and month, or the split of glued numbers, is open.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from threadkit.dates.grammar import Match, dates
from threadkit.dates.lexing import Tokens

Slice = tuple[int, int]

# How the digits of a number that ends in the clock's hour may be split: how many belong to the date, by its width.
_YEAR_SPLITS: Final = {2: (), 3: (2,), 4: (2,), 5: (4,), 6: (4,)}
_DAY_SPLITS: Final = {2: (1,), 3: (1, 2), 4: (2,)}

_ORDERS: Final = {"YMD": "ymd", "YDM": "ydm", "MDY": "mdy", "DMY": "dmy"}


class Form(NamedTuple):
    """Which characters say what. Numbers stand as slices of the text, words as what they mean."""

    order: str
    slices: tuple[tuple[str, Slice], ...]
    month: int | None
    weekday: int | None
    meridiem: str | None
    glued: bool
    span: Slice


class Fields(NamedTuple):
    """What one text says under one form, before a calendar is asked."""

    form: Form
    year: int | None
    year_digits: int
    month: int
    day: int
    hour: int | None
    minute: int | None
    second: int | None
    microsecond: int


def forms(tokens: Tokens, match: Match) -> list[Form]:
    """The forms of one match, the likelier order first."""
    found = []
    for order, roles in _roles(tokens.skeleton, match):
        for slices in _splits(tokens, match, roles):
            found.append(_form(tokens, match, order, slices))
    return found


def _roles(skeleton: str, match: Match) -> list[tuple[str, dict[str, int]]]:
    """Which token is year, month and day: one way for dates in words, up to three for numbers."""
    fields = match.fields
    if "a" not in fields:
        return [("named", {name: fields[name] for name in "yod" if name in fields})]
    first, last = int(skeleton[fields["a"]]), int(skeleton[fields["c"]])
    if first == 4:
        orders = ["YMD", "YDM"]
    elif last >= 4 or (match.glued and last == 3):
        orders = ["MDY", "DMY"]
    else:
        orders = ["MDY", "DMY", "YMD"]
    parts = (fields["a"], fields["b"], fields["c"])
    return [(order, {("o" if r == "m" else r): part for r, part in zip(_ORDERS[order], parts)}) for order in orders]


def _splits(tokens: Tokens, match: Match, roles: dict[str, int]) -> list[dict[str, Slice]]:
    numbers = roles | {name: match.fields[name] for name in "HISF" if name in match.fields}
    slices = {name: (tokens.starts[token], tokens.starts[token + 1]) for name, token in numbers.items()}
    if not match.glued:
        return [slices]
    last = max(roles, key=roles.__getitem__)
    start, end = slices[last]
    widths = (_YEAR_SPLITS if last == "y" else _DAY_SPLITS).get(end - start, ())
    return [slices | {last: (start, start + width), "H": (start + width, end)} for width in widths]


def _form(tokens: Tokens, match: Match, order: str, slices: dict[str, Slice]) -> Form:
    def value(name: str, kind: str) -> str | None:
        token = match.fields.get(name)
        senses = tokens.senses[token] if token is not None else ()
        return next((sense.value for sense in senses if sense.kind == kind), None)

    month, weekday = value("M", "M"), value("W", "W")
    span = (tokens.starts[match.start], tokens.starts[match.end])
    return Form(
        order,
        tuple(slices.items()),
        int(month) if month else None,
        int(weekday) if weekday else None,
        value("P", "P"),
        match.glued,
        span,
    )


def read(form: Form, text: str) -> Fields | None:
    """The fields of a text under a form, or None if a number cannot be what the form says it is."""
    said = {name: text[start:end] for name, (start, end) in form.slices}
    month = form.month or int(said["o"])
    day = int(said["d"])
    clock = _clock(form, said)
    if not (1 <= month <= 12 and 1 <= day <= 31) or clock is None:
        return None
    year = said.get("y")
    fraction = int(said["F"][:6].ljust(6, "0")) if "F" in said else 0
    return Fields(form, int(year) if year else None, len(year or ""), month, day, *clock, fraction)


def _clock(form: Form, said: dict[str, str]) -> tuple[int | None, int | None, int | None] | None:
    """Hour, minute and second as far as they are said; None if there is no such time."""
    if "H" not in said:
        return (None, None, None)
    hour, minute, second = int(said["H"]), int(said.get("I", 0)), int(said.get("S", 0))
    if form.meridiem and hour <= 12:
        if hour == 0 and form.meridiem == "pm":
            return None
        hour = hour % 12 + (12 if form.meridiem == "pm" else 0)
    if hour > 23 or minute > 59 or second > 60 or (form.glued and form.meridiem and int(said["H"]) > 12):
        return None
    return hour, minute if "I" in said else None, second if "S" in said else None


def shape_forms(tokens: Tokens) -> list[list[Form]]:
    """For each date of the text its forms."""
    return [forms(tokens, match) for match in dates(tokens.skeleton)]
