"""Where the records' authors stand: a short text that differs from record to record, near the date, named as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import define, field

from threadkit.html.induce.moments import looks_dated
from threadkit.html.induce.slots import Records, cover
from threadkit.html.induce.words import AUTHOR, DATE, is_action, names, words_of

_MAX: Final = 64  # characters of a name with its labels
_LEAST: Final = 0.2  # the share of the records in which a place of names holds one
_TAGS: Final = ("cite", "strong", "b", "h3", "h4", "h5", "a", "dt", "address", "em", "i")
_SENTENCE: Final = re.compile(r"[.!?…]\s+\S+\s+\S|[!?]$|\w{2}[.]$|:\s\S+\s")
_LETTER: Final = re.compile(r"[^\W\d_]")

# How a name stands in one text with a date: what is before the first group's end is the name.
_BY_WORDS: Final = (
    r"(?:(?:posted|written|submitted|comment(?:aire)?|kommentar|geschrieben|publié|reply|pingback|trackback)\s+)?"
    r"(?:by|von|par|por|av|door|di|from)"
)
_VERBS: Final = r"(?:wrote|said|says|schrieb|schreibt|sagte|sagt|dit|dijo)"
_AT: Final = r"(?:on|am|at|le|el|il|em|den|op|um|vor|il y a|hace)"
_WORDS: Final = r"(?:[^\W\d_]+[.,]?\s+){0,2}"  # of a date, before its first number
PATTERNS: Final = (
    rf"^\W*{_BY_WORDS}\s*:?\s+(.{{2,80}}?)\s*(?:[,|·•»/(–—-]+\s*(?:{_AT}\s)?{_WORDS}\(?\d|\s{_AT}\s{_WORDS}\d|\s{_VERBS}\b|\s\d)",
    r"^\W*(.{2,60}?)\s*[|·•»]\s",
    rf"^\W*(.{{2,60}}?)\s+\(?(?:{_VERBS},?\s*)?{_AT}\s*:?\s*(?:\w+[.,]?\s+){{0,2}}\d",
    rf"^\W*(.{{2,60}}?)\s+{_VERBS}\b",
    rf"^\W*(.{{2,60}}?)\s*(?:[–—-]|,|/|:\s|\()\s*(?:{_AT}\s)?(?:[^\W\d_]+[.,]?\s+){{0,2}}\(?\d",
    r"^\W*([^\d|·•]{2,60}?)\s*[,(]?\s*\d",
    r"\d\s?(?:[ap]\.?m\.?|uhr)?\W{0,4}\s(?:by|von|par|por)\s+(.{2,60})$",
)


@define
class _Place:
    """A rule that may give names: what it gives by record, and where that stands."""

    values: dict[int, str] = field(factory=dict)
    numbers: dict[int, int] = field(factory=dict)


def authors(records: Records, dates: Mapping[int, int]) -> list[str]:
    """Rules for the name of the author, the best first."""
    places = _places(records)
    weights = {
        rule: sum(weight * sign(rule, place, records, dates) for weight, sign in _SIGNS)
        for rule, place in places.items()
        if len(place.values) >= _LEAST * records.count
    }
    order = sorted((rule for rule in weights if weights[rule] > _ENOUGH), key=lambda rule: -weights[rule])
    if not order:
        return []
    floor = weights[order[0]] - 4.5
    named = {rule: frozenset(places[rule].values) for rule in order if weights[rule] >= floor}
    return cover(named, list(named), most=3)


_ENOUGH: Final = 3.0


def _places(records: Records) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    known: dict[int, list[tuple[str, str]]] = {}
    for key in records.slots:
        for record, number in records.firsts(key):
            if number not in known:
                known[number] = list(_given(records, number))
            for take, value in known[number]:
                if key or take.startswith("::own"):
                    place = places.setdefault(key + take, _Place())
                    place.values[record] = value
                    place.numbers[record] = number
    return places


def _given(records: Records, number: int) -> Iterator[tuple[str, str]]:
    """The ways in which an element may give a name, and what each of them gives."""
    text = records.text(number)
    dated = records.survey.held(records.survey.dated, number) > 0
    if text and not dated and _may_name(text):
        yield "", text
    own = records.own_text(number)
    if own and own != text and len(own) <= _MAX and _may_name(own):
        yield "::own", own
        return  # the date stands in an element of its own
    for said, take in ((text, ""), (own, "::own")):
        if dated and 0 < len(said) <= 2 * _MAX and looks_dated(said) and not (take and said == text):
            for pattern in PATTERNS:
                if (match := re.search(pattern, said, re.IGNORECASE)) and _may_name(match[1]):
                    yield f"{take} =~ (?i){pattern}", match[1]


def _may_name(text: str) -> bool:
    if len(text) > _MAX or not _LETTER.search(text) or text.startswith(("http://", "https://")):
        return False
    if text.startswith(("—", "–", "- ")):
        return False
    return not looks_dated(text) and not _WEEKDAY.match(text) and not is_action(text) and not _LABEL.fullmatch(text)


_WEEKDAY: Final = re.compile(
    r"(?:posted |on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    r"zaterdag|zondag|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)(?:,|$)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\W*(?:(?:comment|kommentar|commentaire|comentario|pingback|trackback|posted|written|submitted|geschrieben|publié|"
    r"reply|antwort)s?\W*)?(?:by|von|par|por|av|door|di|de|on|am|le|says|sagt|said|dit|wrote|um|at|à|author|autor)?\W*",
    re.IGNORECASE,
)


def _said(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """It, or what it stands in, is named after authors."""
    key = rule.partition("::")[0].partition(" =~ ")[0]
    own = _names_author(key.rpartition(" ")[2])
    if own or not key:
        return own
    survey = records.survey
    some = list(place.numbers.items())[:5]
    above = []
    for record, number in some:
        parent, start = survey.parents[number], records.regions[record][0]
        names_above = survey.keys.own(parent) if parent > start else ()
        above.append(max((_names_author(name) for name in names_above), default=0.0))
    return 0.85 * sum(above) / len(above)


def _names_author(name: str) -> float:
    words = words_of(name)
    if words.isdisjoint(AUTHOR) or not words.isdisjoint(_NOT_NAMES):
        return 0.0
    return 1.0 if words.isdisjoint(DATE) else 0.5


_NOT_NAMES: Final = names(
    """
    avatar reply title role badge rank link actions count joined date time location image img ava text fans posts
    mention karma points reputation
    """
)


def _tagged(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    tag = records.survey.elements[next(iter(place.numbers.values()))].tag
    return 1.0 if tag in _TAGS else 0.0


def _everywhere(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    return len(place.values) / records.count


def _varied(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """Different people write; what is always the same is a label."""
    if len(place.values) < 3:
        return 0.0
    commonest = Counter(place.values.values()).most_common(1)[0][1] / len(place.values)
    return 1.0 if commonest < 0.5 else -3.0 if commonest > 0.95 else 0.0


def _near(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """It stands within a few elements of the date."""
    near = [abs(number - dates[record]) for record, number in place.numbers.items() if record in dates]
    return sum(1 for distance in near if distance <= 6) / len(near) if near else 0.0


def _early(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """Of two places the one that comes first."""
    starts = [number - records.regions[record][0] for record, number in place.numbers.items()]
    return 1.0 / (1.0 + sum(starts) / len(starts) / 8)


def _worded(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """The share of texts that are sentences rather than names; twice as much if they are the rule in no link."""
    wordy = sum(1 for value in place.values.values() if _SENTENCE.search(value) or value.count(" ") > 4)
    linked = records.survey.elements[next(iter(place.numbers.values()))].tag in ("a", "cite")
    return (2 if 2 * wordy > len(place.values) and not linked else 1) * wordy / len(place.values)


def _plain(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """The text of an element is surer than a part of it."""
    return -1.0 if " =~ " in rule else 0.0 if "::" in rule else 1.0


def _innermost(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """How few elements stand inside: a name in a place that holds nothing but it."""
    survey = records.survey
    inside = sum(survey.ends[number] - number - 1 for number in place.numbers.values())
    return 1.0 / (1.0 + inside / len(place.numbers))


def _crowded(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """The share of records in which the place gives several names: any link of somebody's text may be one."""
    key = rule.partition(" =~ ")[0].partition("::")[0]
    given = (
        [number for number in numbers if _may_name(records.text(number))] for numbers in records.slots[key].values()
    )
    return sum(1 for numbers in given if len(numbers) > 1) / records.count


def _unclean(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """What surrounds names, or stands in for them, comes with it."""
    return sum(1 for value in place.values.values() if _STRANGE.search(value)) / len(place.values)


_STRANGE: Final = re.compile(r"#|@|\d{3}|[|•·»]\s|\(\d|\?$")


def _leads(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """It is a link to a place on the page or to the comment: a subject, not a name."""
    outline = records.survey.outline
    hrefs = []
    for number in place.numbers.values():
        last = number + 1 if "::own" in rule else min(number + 2, outline.ends[number])  # itself, and the first in it
        inside = outline.attributes[number:last]
        hrefs.append(next((attributes["href"] for attributes in inside if "href" in attributes), ""))
    return sum(1 for href in hrefs if len(href) > 1 and ("#" in href or "/comment" in href)) / len(hrefs)


def _labelled(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """The page says that it is a name: "by Ann", "Ann says"."""
    if PATTERNS[0] in rule or PATTERNS[-1] in rule:
        return 1.0
    return sum(1 for value in place.values.values() if _BY.search(value)) / len(place.values)


_BY: Final = re.compile(
    r"^(?:posted |written )?(?:by|von|par|por) \S|\s(?:says|said|wrote|sagt|meint|schreibt|dice|dit)\W*$", re.IGNORECASE
)


def _initials(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """Hardly any letters: what stands in an avatar's place."""
    return 1.0 if all(len(value) < 4 and value.isascii() for value in place.values.values()) else 0.0


def _own_id(rule: str, place: _Place, records: Records, dates: Mapping[int, int]) -> float:
    """Named in so many words: hCard's and schema.org's own."""
    last = rule.partition("::")[0].rpartition(" ")[2]
    return 1.0 if last in ("cite.fn", "span.fn", "b.fn", "a.fn") or last.endswith((".fn", "itemprop=name]")) else 0.0


_Sign = Callable[[str, _Place, Records, Mapping[int, int]], float]
_SIGNS: Final[tuple[tuple[float, _Sign], ...]] = (
    (3.0, _said),
    (1.5, _labelled),
    (-2.0, _leads),
    (-2.0, _initials),
    (1.0, _own_id),
    (1.0, _tagged),
    (2.5, _everywhere),
    (1.5, _varied),
    (1.5, _near),
    (1.0, _early),
    (-4.0, _worded),
    (0.5, _plain),
    (1.2, _innermost),
    (-1.5, _unclean),
    (-2.0, _crowded),
)
