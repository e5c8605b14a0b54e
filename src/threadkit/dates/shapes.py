"""Which forms the text of a slot has, looked up by its shape.

Two texts have the same shape if they differ in nothing but which digits stand where digits stand. A slot is searched
for what says most: a day with its year first, then a day without, a relative time, a month or year alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.dates import relative
from threadkit.dates.forms import Form, forms
from threadkit.dates.grammar import CLOCKS, DATES, PARTIAL_DATES, SHORT_DATES, Match, dates, fields_of, first
from threadkit.dates.lexing import Tokens, lex

_DIGITS: Final = str.maketrans("123456789", "000000000")
_KEPT: Final = 4096  # shapes; a site has a handful, and a page of nothing but shapes must not fill the memory

_LABEL_REACH: Final = 24  # tokens between a label ("Last edited by") and its date

Forms = tuple[Form, ...]
_known: dict[str, tuple[Forms, ...]] = {}


def forms_of(folded: str) -> tuple[Forms, ...]:
    """For each date that the slot may hold, the likeliest first, its forms."""
    shape = folded.translate(_DIGITS)
    known = _known.get(shape)
    if known is None:
        if len(_known) >= _KEPT:
            _known.clear()
        known = _known[shape] = _analysed(lex(folded))
    return known


def _analysed(tokens: Tokens) -> tuple[Forms, ...]:
    full = _apart(sorted((one for way in _FULL for one in way(tokens) if one), key=_rank))
    found = full or [one for way in _SPARE for one in way(tokens) if one]
    return tuple(one for one in found if not _leaves_a_year(tokens, one[0]))


def _apart(found: list[Forms]) -> list[Forms]:
    """Without what overlaps something better."""
    kept: list[Forms] = []
    for one in found:
        start, end = one[0].span
        if all(end <= other[0].span[0] or other[0].span[1] <= start for other in kept):
            kept.append(one)
    return kept


def _leaves_a_year(tokens: Tokens, form: Form) -> bool:
    """Whether a form without a year stands beside a number that may be one: then it has not understood the text."""
    if form.has_year or form.steps:
        return False
    years = (tokens.starts[token] for token, kind in enumerate(tokens.skeleton) if kind == "4")
    return any(not form.span[0] <= start < form.span[1] for start in years)


def _rank(forms: Forms) -> tuple[bool, int]:
    """The date of publication comes first, then what says its year, then what is relative."""
    form = forms[0]
    return form.role != "published", 0 if form.has_year else 1 if form.order == "relative" else 2


def role(tokens: Tokens, match: Match) -> str:
    """What a label says about a date: the nearest before it, or a verb of speech behind a mail's "On …, Kim wrote:"."""
    if _opens_a_quote(tokens, match):
        return "quoted"
    before = (tokens.sense(token, "L") for token in range(match.start - 1, max(-1, match.start - _LABEL_REACH), -1))
    label = next((sense.value for sense in before if sense), "published")
    return "published" if label == "quoted" else label  # "Kim wrote on …" is no quotation


def _opens_a_quote(tokens: Tokens, match: Match) -> bool:
    end = min(match.end + _LABEL_REACH, len(tokens.senses))
    is_introduced = tokens.skeleton[max(0, match.start - 4) : match.start].rstrip(" ,").endswith("c")
    behind = (tokens.sense(token, "L") for token in range(match.end, end)) if is_introduced else ()
    return any(sense is not None and sense.value == "quoted" for sense in behind)


def _dated(tokens: Tokens, patterns: tuple[str, ...]) -> Iterator[Forms]:
    for match in dates(tokens.skeleton, patterns, loose=True):
        yield tuple(forms(tokens, match, role(tokens, match)))


def _long(tokens: Tokens) -> Iterator[Forms]:
    return _dated(tokens, DATES)


def _short(tokens: Tokens) -> Iterator[Forms]:
    return _dated(tokens, SHORT_DATES)


def _partial(tokens: Tokens) -> Iterator[Forms]:
    return _dated(tokens, PARTIAL_DATES)


def _ago(tokens: Tokens) -> Iterator[Forms]:
    for match in relative.ago(tokens):
        yield tuple(relative.ago_forms(tokens, match, role(tokens, match)))
    for match in relative.days(tokens):
        if match.has("D", "H", "T"):
            yield (relative.day_form(tokens, match, role(tokens, match)),)


def _weekday(tokens: Tokens) -> Iterator[Forms]:
    for match in relative.days(tokens):
        yield (relative.day_form(tokens, match, role(tokens, match)),)


def _spoken(tokens: Tokens) -> Iterator[Forms]:
    form = relative.spoken_form(tokens)
    if form:
        yield (form,)
    compact = relative.compact(tokens)
    if compact:
        yield tuple(relative.ago_forms(tokens, compact))


def _clock_only(tokens: Tokens) -> Iterator[Forms]:
    for start in range(len(tokens.skeleton)):
        clock = first(CLOCKS, tokens.skeleton, start)
        if clock and not tokens.skeleton[start - 1 : start].isdigit():
            match = Match(clock.start(), clock.end(), fields_of(clock))
            yield (relative.day_form(tokens, match)._replace(order="time", day=0),)
            return


_FULL: Final = (_long, _ago, _short)
_SPARE: Final = (_partial, _spoken, _weekday, _clock_only)  # only where there is nothing better
