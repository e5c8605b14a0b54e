"""Does a short text look like a moment? A quick look, made at every text of a page.

What looks like a date here is read properly by the engine once the places of dates are chosen, so this may say yes too
often. It must know the shapes of dates in any language: numbers in the order of a date, a number between or beside a
word and a year, a time of day, an age ("3 days ago").
"""

from __future__ import annotations

import re
from typing import Final

MAX_LENGTH: Final = 160  # characters of a text that may be a date with its labels

_UNITS: Final = "|".join(
    (
        r"sec(?:ond)?s?|min(?:ute)?[ns]?|minut[aoey]?s?|hours?|hrs?|days?|weeks?|months?|years?|mo|[ydhwms]",
        r"sekunden?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|uur|dage?n|dag|weken|maanden|jaar",
        r"heures?|jours?|mois|semaines?|ans?|segundos?|minutos?|horas?|d[ií]as?|mes|meses|años?|anos?",
        r"or[ae]|giorn[io]|mes[ie]|ann[io]|timm?ar|timer|dagar|dager|måneder|månader|år",
        r"godzin[ya]?|dni|miesi[ąę]c[ye]?|lata?|gün|saat|ay|yıl|hafta|час\w*|дн\w*|год\w*|лет|месяц\w*|мин\w*",
    )
)
_SHAPES: Final = (
    r"(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
    r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.,]\s?(?:\d{4}|\d{2})(?!\d)",
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s?[-/. ,]\s{0,3}(?:of |de |d’|d')?\.?\s?[^\W\d_]{3,12}"
    r"\s?\.?[-/., ]\s{0,3}(?:de |del )?(?:\d{4}|'?\d{2})(?!\d)",
    r"[^\W\d_]{3,12}\.?\s{1,3}\d{1,2}(?:st|nd|rd|th)?\s?,?\s{1,3}(?:\d{4}|'\d{2})(?!\d)",
    r"\d{4}\s?年|(?<!\d)\d{1,2}\s?月\s?\d{1,2}\s?日",
    r"(?<!\d)\d{1,2}:\d{2}(?!\d)|(?<!\d)\d{1,2}\s?h\s?\d{2}\b|(?<!\d)\d{1,2}[.h]\d{2}\s?uhr",
    rf"(?<!\d)\d{{1,3}}\s?(?:{_UNITS})\b|\d{{1,3}}\s?(?:分钟|小时|天|年|个月|時間|日)前|昨天",
    r"\bvor\s\w{1,10}\s\w{3}|\bil y a\s\w|\bhace\s\w{1,10}\s\w{3}|\ban? \w{3,6} ago\b",
    r"\b(?:yesterday|today|gestern|heute|hier|aujourd.hui|ayer|hoy|ieri)\b.{0,6}\d",
)
_ANY: Final = re.compile("|".join(_SHAPES), re.IGNORECASE)
_HINT: Final = re.compile(r"\d|\b(?:vor|hace|ago)\b|il y a|昨天", re.IGNORECASE)  # none of the shapes is without


def looks_dated(text: str) -> bool:
    """Whether there is something like a date, a time or an age in a text.

    >>> [looks_dated(text) for text in ("12. März 2015 um 9:04", "vor 3 Tagen", "May 3rd, 2014", "Top 10", "Ann")]
    [True, True, True, False, False]
    """
    return _HINT.search(text) is not None and _ANY.search(text) is not None


def is_machine_date(value: str) -> bool:
    """Whether an attribute's value is a date, or a count of seconds.

    >>> is_machine_date("1280000000"), is_machine_date("2014-05-03T10:00"), is_machine_date("top")
    (True, True, False)
    """
    return (value.isdigit() and len(value) >= 9) or (len(value) <= MAX_LENGTH and looks_dated(value))
