"""Make ``src/threadkit/dates/lexicon.json`` from CLDR (through Babel) and the word lists beside this script.

Run it after Babel or a word list has changed: ``python tools/make_lexicon.py``. The result is committed, so that users
need neither Babel nor this script.

CLDR gives the names of months, weekdays and parts of the day of every language, and the connectors in its patterns
("d 'de' MMMM"). From its relative forms ("vor {0} Tagen") the signs of the past and the words for units are derived:
what all units of a language share before or after the number is the sign ("vor"), the rest is the unit ("Tagen").

A word list (``tools/words/*.tsv``) has one line a word: class and value as in ``threadkit.dates.lexicon``, the language
or nothing, the word or phrase. ``platforms.tsv`` is written by hand; the others are collected by the scripts here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any
from unicodedata import normalize

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from threadkit.dates.folding import fold, plain  # noqa: E402  (the script runs from a checkout)
from threadkit.dates.lexicon import pieces  # noqa: E402

TARGET = HERE.parent / "src" / "threadkit" / "dates" / "lexicon.json"
UNITS = {"year": "y", "month": "o", "week": "w", "day": "d", "hour": "h", "minute": "i", "second": "s"}
# Which hours of a twelve-hour clock a part of the day means: see threadkit.dates.lexicon.
PERIODS = {"am": "am", "pm": "pm", "morning": "am", "afternoon": "pm", "evening": "pm", "night": "<6"}

# Languages in which software is commonly shown; the rest of CLDR would add more collisions than dates. Where two of
# them name different things with one word, the language that comes first here is meant if none is known.
LANGUAGES = tuple((HERE / "languages.txt").read_text("utf-8").split())
COMMON = LANGUAGES.index("yue")  # the languages before this one are common
FIRST_UNSPACED = "\u0e00"  # from Thai on, scripts write no spaces between words (threadkit.dates.lexing)
UNIT_LETTERS = frozenset(UNITS.values())
SPOKEN = "MWG"  # what must be of one language in one date: months, weekdays, signs of the past

# What a table gives and no comment's date means, for it is an English word as well.
DROPPED = {("c", "am"), ("c", "pm"), ("D0", "ma"), ("N0", "nan"), ("N0", "now that")}
# Signs of the past that mean other things elsewhere ("for 20 minutes"): in running text they are not enough.
WEAK = frozenset(
    {"for", "for at", "back", "pre", "fa", "ha", "para", "in", "on", "past", "before", "earlier", "dating", "her"}
)
Entry = tuple[str, str, str]  # sense, language, phrase
Template = tuple[str, tuple[str, ...], tuple[str, ...]]  # unit, what comes before the number, what comes after


def locales() -> Iterator[Any]:
    """The locales of CLDR to read. Regions count too: Austria, the Maghreb and the Levant name months their own way."""
    from babel import Locale, localedata  # here, so that the word collectors can use this module without Babel

    for name in localedata.locale_identifiers():
        if name.split("_")[0] in LANGUAGES:
            yield Locale.parse(name)


def names(locale: Any) -> Iterator[tuple[str, str]]:
    """Months, weekdays and parts of the day."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                yield f"M{month}", name
            for day, name in locale.days[context][width].items():
                yield f"W{day}", name
            for period, name in locale.day_periods.get(context, {}).get(width, {}).items():
                if kind := PERIODS.get(period.rstrip("1234")):
                    yield f"P{kind}", name


def connectors(locale: Any) -> Iterator[tuple[str, str]]:
    """The words between quotes in the patterns of dates, and of dates with times."""
    for patterns in (locale.date_formats, locale.time_formats, locale.datetime_formats, locale.datetime_skeletons):
        for pattern in patterns.values():
            for literal in re.findall(r"'([^']+)'", str(getattr(pattern, "pattern", pattern))):
                yield "c", literal


def relative(locale: Any) -> Iterator[tuple[str, str]]:
    """Units and the signs of the past, from the templates of each unit."""
    fields: Mapping[str, Any] = locale._data["date_fields"]
    for width in ("", "-short", "-narrow"):
        templates = []
        for unit, letter in UNITS.items():
            for template in set(fields.get(unit + width, {}).get("past", {}).values()):
                before, number, after = template.partition("{0}")
                if number:
                    templates.append((letter, pieces(fold(before)[0]), pieces(fold(after)[0])))
        yield from _derived(templates)
    yield from _counted(fields)


def _counted(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Words that hold their own count, such as the Arabic dual, from the templates without a number."""
    for unit, letter in UNITS.items():
        past: Mapping[str, str] = fields.get(unit, {}).get("past", {})
        for plural, count in (("one", 1), ("two", 2)):
            if plural in past and "{0}" not in past[plural] and "{0}" in past.get("other", ""):
                sign = past["other"].split("{0}")[0].strip()
                if sign and past[plural].startswith(sign):
                    yield f"{letter}{count}", past[plural].removeprefix(sign)


def _derived(templates: list[Template]) -> Iterator[tuple[str, str]]:
    if len({letter for letter, _, _ in templates}) < 3:
        return
    prefix = _shared([before for _, before, _ in templates])
    suffix = _shared([after[::-1] for _, _, after in templates])[::-1]
    for sign in (prefix, suffix):
        if any(part.isalpha() for part in sign):
            yield "G", " ".join(sign)
    for letter, before, after in templates:
        yield letter, " ".join(before[len(prefix) :] + after[: len(after) - len(suffix)])


def _shared(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What all rows begin with."""
    same = takewhile(lambda column: len(set(column)) == 1, zip(*rows, strict=False))
    return tuple(column[0] for column in same)


def listed() -> Iterator[Entry]:
    """The word lists."""
    for path in sorted((HERE / "words").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                sense, language, phrase = line.split("\t")
                yield sense, language, phrase


def entries() -> Iterator[Entry]:
    for locale in locales():
        for source in (names, connectors, relative):
            for sense, phrase in source(locale):
                yield sense, locale.language, phrase
    yield from listed()


def keys(phrase: str) -> set[tuple[str, ...]]:
    """The spellings under which a phrase is found: folded, with and without its accents and its final dot."""
    exact = fold(normalize("NFC", phrase))[0].casefold()
    spelled = set()
    for spelling in (exact, plain(exact)):
        cut = pieces(spelling)
        while cut and not cut[-1][0].isalnum():
            cut = cut[:-1]
        while cut and not cut[0][0].isalnum() and cut[0] not in ":-":
            cut = cut[1:]
        if cut and not any(part.isdigit() for part in cut) and any(part[0].isalpha() for part in cut):
            spelled.add(cut)
    return spelled


Found = dict[tuple[str, ...], dict[str, set[str]]]


def collect() -> Found:
    """Each spelling with its senses, and each sense with its languages ("" for all)."""
    found: Found = defaultdict(lambda: defaultdict(set))
    for sense, language, phrase in entries():
        for key in keys(phrase):
            word = " ".join(key)
            sense = "G?" if sense == "G" and word in WEAK else sense
            if (sense, word) not in DROPPED and not (sense[0] in "NDA" and word.isascii() and len(word) < 3):
                found[key][sense].add(language)
    _split_day_phrases(found)
    _split_unit_phrases(found)
    for senses in found.values():
        _without_rare(senses)
    return found


def _without_rare(senses: dict[str, set[str]]) -> None:
    """A word that a common language uses means only what common languages mean by it."""
    common = {sense for sense, languages in senses.items() if _rank(sense, languages)[0] < COMMON}
    for sense in senses.keys() - common if common else ():
        del senses[sense]


def _split_unit_phrases(found: Found) -> None:
    """A unit that still holds a sign of the past ("hours ago") is a unit and a sign, and both are known."""
    for key in list(found):
        if len(key) > 1 and any("G" in found.get(end, {}) for end in (key[:1], key[-1:])):
            for unit in UNIT_LETTERS & found[key].keys():
                del found[key][unit]
        elif any(
            _is_unit_and_sign(key[0][:cut], key[0][cut:], found) for cut in range(1, len(key[0])) if len(key) == 1
        ):
            found[key] = defaultdict(set)


def _is_unit_and_sign(unit: str, sign: str, found: Found) -> bool:
    """Scripts without spaces write both as one word."""
    return (
        unit[0] >= FIRST_UNSPACED
        and bool(UNIT_LETTERS & found.get((unit,), {}).keys())
        and "G" in found.get((sign,), {})
    )


def _split_day_phrases(found: Found) -> None:
    """ "ieri la" is yesterday and a connector, where "ieri" alone is yesterday as well."""
    for key, senses in list(found.items()):
        if len(key) > 1 and all(sense[0] == "D" for sense in senses):
            first = next((key[:n] for n in range(len(key) - 1, 0, -1) if senses.keys() <= found[key[:n]].keys()), None)
            if first:
                del found[key]
                if ("c", " ".join(key[len(first) :])) not in DROPPED:
                    found[key[len(first) :]]["c"].add("")


def written(senses: Mapping[str, set[str]]) -> str:
    """The senses of one spelling, the most spoken first, with their languages where those tell things apart."""
    unit_kinds = {sense[0] for sense in senses if sense[0] in UNIT_LETTERS}
    of_kind = defaultdict(set)
    for sense in senses:
        of_kind[sense[0]].add(sense)

    def tagged(sense: str) -> str:
        doubtful = len(of_kind["Z"]) > 1 if sense[0] == "Z" else len(unit_kinds) > 1 and sense[0] in UNIT_LETTERS
        known = senses[sense] - {""}
        return f"{sense}@{','.join(sorted(known))}" if known and (doubtful or sense[0] in SPOKEN) else sense

    return " ".join(tagged(sense) for sense in sorted(senses, key=lambda sense: _rank(sense, senses[sense])))


def _rank(sense: str, languages: Iterable[str]) -> tuple[int, str]:
    return min(LANGUAGES.index(one) if one in LANGUAGES else -1 if not one else 999 for one in languages), sense


def main() -> None:
    table = {"\t".join(key): written(senses) for key, senses in collect().items() if senses}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"{len(table)} words and phrases, {TARGET.stat().st_size >> 10} KiB")


if __name__ == "__main__":
    main()
