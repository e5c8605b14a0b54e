"""Make ``src/threadkit/dates/lexicon.json`` from CLDR (through Babel) and the word lists beside this script.

Run it after Babel or a word list has changed: ``python tools/make_lexicon.py``. The result is committed, so that users
need neither Babel nor this script.

CLDR gives the names of months, weekdays and parts of the day of every language. From its relative forms ("vor {0}
Tagen") the signs of the past and the words for units are derived: what all units of a language share before or after
the number is the sign ("vor"), the rest is the unit ("Tagen").

A word list (``tools/words/*.tsv``) has one line a word: class and value as in ``threadkit.dates.lexicon``, the language
or nothing, the word or phrase.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from babel import Locale, localedata

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from threadkit.dates.folding import fold, plain  # noqa: E402  (the script runs from a checkout)
from threadkit.dates.lexicon import pieces  # noqa: E402

TARGET = HERE.parent / "src" / "threadkit" / "dates" / "lexicon.json"
WIDTHS = ("wide", "abbreviated")
PERIODS = {"am": "am", "pm": "pm", "noon": "noon"}
UNITS = {"year": "y", "month": "o", "week": "w", "day": "d", "hour": "h", "minute": "i", "second": "s"}
Entry = tuple[str, str, str]  # sense, language, phrase


# Languages in which software is commonly shown; the rest of CLDR would add more collisions than dates.
LANGUAGES = frozenset(
    """af am ar as ast az be bg bn br bs ca ckb cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu gsw he hi
    hr hsb hu hy id is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no oc or pa pl ps pt
    ro ru sc sd se si sk sl so sq sr su sv sw ta te tg th ti tk tr tt ug uk ur uz vi yi yue zh""".split()
)


def languages() -> list[str]:
    """The locales of CLDR to read. Regions count too: Austria, the Maghreb and the Levant name months their own way."""
    return [name for name in localedata.locale_identifiers() if name.split("_")[0] in LANGUAGES]


def names(locale: Locale) -> Iterator[Entry]:
    language = locale.language
    for context in ("format", "stand-alone"):
        for width in WIDTHS:
            for month, name in locale.months[context][width].items():
                if not any(char.isdigit() for char in name):
                    yield f"M{month}", language, name
            for day, name in locale.days[context][width].items():
                yield f"W{day}", language, name
            for period, name in locale.day_periods.get(context, {}).get(width, {}).items():
                if period in ("am", "pm"):
                    yield f"P{PERIODS[period]}", language, name


def relative(locale: Locale) -> Iterator[Entry]:
    """Units and the signs of the past, from the templates of each unit."""
    fields = locale._data["date_fields"]
    for width in ("", "-short", "-narrow"):
        templates = []
        for unit, letter in UNITS.items():
            for template in set(fields.get(unit + width, {}).get("past", {}).values()):
                before, number, after = template.partition("{0}")
                if number:
                    templates.append((letter, pieces(fold(before)[0]), pieces(fold(after)[0])))
        yield from _derived(templates, locale.language)


def _derived(templates: list[tuple[str, tuple[str, ...], tuple[str, ...]]], language: str) -> Iterator[Entry]:
    if len({letter for letter, _, _ in templates}) < 3:
        return
    prefix = os.path.commonprefix([before for _, before, _ in templates])
    suffix = tuple(reversed(os.path.commonprefix([after[::-1] for _, _, after in templates])))
    for sign in (prefix, suffix):
        if sign and any(part.isalpha() for part in sign):
            yield "G", language, " ".join(sign)
    for letter, before, after in templates:
        unit = before[len(prefix) :] + after[: len(after) - len(suffix)]
        if unit and any(part[0].isalpha() for part in unit):
            yield letter, language, " ".join(unit)


def listed() -> Iterator[Entry]:
    for path in sorted((HERE / "words").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                sense, language, phrase = line.split("\t")
                yield sense, language, phrase


def spellings(phrase: str) -> set[str]:
    """The keys under which a phrase is found: folded, with and without its accents and its final dot."""
    exact = fold(normalize("NFC", phrase))[0].casefold()
    keys = set()
    for spelled in (exact, plain(exact)):
        cut = pieces(spelled)
        while cut and cut[-1] in ".,":
            cut = cut[:-1]
        if cut:
            keys.add("\t".join(cut))
    return keys


def main() -> None:
    """Collect, settle collisions, write."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in languages():
        locale = Locale.parse(name)
        for sense, language, phrase in [*names(locale), *relative(locale)]:
            for key in spellings(phrase):
                found[key][sense].add(language)
    for sense, language, phrase in listed():
        for key in spellings(phrase):
            found[key][sense].add(language or "*")
    table = {}
    for key, senses in sorted(found.items()):
        same_kind = defaultdict(list)
        for sense in senses:
            same_kind[sense[0]].append(sense)
        written = []
        for sense, known in sorted(senses.items()):
            unique = len(same_kind[sense[0]]) == 1 or "*" in known
            written.append(sense if unique else f"{sense}@{','.join(sorted(known))}")
        table[key] = " ".join(written)
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"{len(table)} words and phrases, {TARGET.stat().st_size >> 10} KiB")


if __name__ == "__main__":
    main()
