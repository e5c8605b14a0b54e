"""Print date words as lines "sense TAB language TAB phrase": from CLDR's JSON, or from dateparser's tables.

    npm install cldr-dates-full
    python tools/collect_words.py cldr node_modules/cldr-dates-full > tools/words/cldr.tsv
    pip install dateparser
    python tools/collect_words.py dateparser > tools/words/dateparser.tsv

CLDR's JSON has what Babel leaves out: the words for yesterday, last month and so on. dateparser's tables add spellings
without accents, abbreviations, number words and signs of the past that its users met.
"""

from __future__ import annotations

import calendar
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from make_lexicon import LANGUAGES, UNITS, Entry

MONTHS = [name.casefold() for name in calendar.month_name[1:]]
WEEKDAYS = [name.casefold() for name in calendar.day_name]


def anchored(unit: str, offset: int) -> str:
    """The sense of a word like "yesterday" or "last month"."""
    return (
        "N0" if unit in ("hour", "minute", "second") else f"D{offset}" if unit == "day" else f"A{offset}{UNITS[unit]}"
    )


def cldr(package: Path) -> Iterator[Entry]:
    """Relative words of the past and present, from each language's ``dateFields.json``."""
    for path in sorted(package.glob("main/*/dateFields.json")):
        (locale,) = json.loads(path.read_text("utf-8"))["main"].items()
        language = locale[0].split("-")[0]
        if language not in LANGUAGES:
            continue
        for name, field in locale[1]["dates"]["fields"].items():
            unit = name.split("-")[0]
            for offset in (0, -1, -2):
                word = field.get(f"relative-type-{offset}", "")
                if unit in UNITS and word and not any(char.isdigit() for char in word):
                    yield anchored(unit, offset), language, word


def dateparser() -> Iterator[Entry]:
    """The tables of every language of dateparser."""
    package = importlib.import_module("dateparser.data.date_translation_data")
    for module in pkgutil.iter_modules(package.__path__):
        table = importlib.import_module(f"{package.__name__}.{module.name}").info
        if module.name.split("-")[0] in LANGUAGES:
            for sense, phrase in _senses(table):
                yield sense, module.name.split("-")[0], phrase


def _senses(table: dict[str, object]) -> Iterator[tuple[str, str]]:
    groups = [(f"M{number}", month) for number, month in enumerate(MONTHS, 1)]
    groups += [(f"W{number}", day) for number, day in enumerate(WEEKDAYS)]
    groups += [("Pam", "am"), ("Ppm", "pm"), ("G", "ago"), *((letter, unit) for unit, letter in UNITS.items())]
    for sense, name in groups:
        for word in table.get(name, ()):
            if not any(char.isdigit() or char == "(" for char in word):
                yield sense, word
    for key, words in table.get("relative-type", {}).items():
        number, _, rest = key.partition(" ")
        if rest.endswith(" ago") and number in "012" and rest.split()[0] in UNITS:
            for word in words:
                yield anchored(rest.removesuffix(" ago"), -int(number)), word
    for rule in table.get("simplifications", ()):
        for word, number in rule.items():
            if str(number).isdigit() and word.isalpha():
                yield f"q{number}", word


def main() -> None:
    source, *rest = sys.argv[1:]
    entries = cldr(Path(rest[0])) if source == "cldr" else dateparser()
    licence = {"cldr": "Unicode licence v3", "dateparser": "BSD licence"}[source]
    print(f"# Words of {source} ({licence}), by tools/collect_words.py; do not edit.")
    lines = {"\t".join((sense, language, " ".join(phrase.split()))) for sense, language, phrase in entries}
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    main()
