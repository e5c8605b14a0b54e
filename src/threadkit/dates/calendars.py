"""Days of other calendars, as days of ours.

The arithmetic is that of Reingold and Dershowitz, "Calendrical Calculations". The Umm al-Qura calendar of Saudi Arabia,
which is what a computer there prints as hijri, follows observation and is a table: which months had 30 days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import Final

# One number a year from 1410 (which began on 1989-08-02): bit 0 is Muharram, 1 means 30 days.
_UMM_AL_QURA: Final = (
    0x95D, 0x2DA, 0x5D9, 0xDB2, 0xBA4, 0xB4A, 0xA55, 0x2B5, 0x575, 0xB6A, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD,
    0xB6A, 0x6D4, 0xDC9, 0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5,
    0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0x54B, 0xA97, 0x54E, 0xAAE, 0x5AC, 0xBA9, 0xD92,
    0xB25, 0x64B, 0xCAB,
)  # fmt: skip
_FIRST_HIJRI: Final = 1410
_HIJRI_LENGTHS: Final = [29 + (year >> month & 1) for year in _UMM_AL_QURA for month in range(12)]
_HIJRI_STARTS: Final = list(accumulate(_HIJRI_LENGTHS, initial=date(1989, 8, 2).toordinal()))


def hijri(year: int, month: int, day: int) -> date | None:
    """The Umm al-Qura calendar, from 1410 to 1460 (1989 to 2039).

    >>> hijri(1440, 2, 25)
    datetime.date(2018, 11, 3)
    """
    index = (year - _FIRST_HIJRI) * 12 + month - 1
    if not (0 <= index < len(_HIJRI_LENGTHS) and 1 <= month <= 12 and 1 <= day <= _HIJRI_LENGTHS[index]):
        return None
    return date.fromordinal(_HIJRI_STARTS[index] + day - 1)


def hijri_civil(year: int, month: int, day: int) -> date | None:
    """The tabular Islamic calendar, which elsewhere stands for observation; a day or so off the other.

    >>> hijri_civil(1440, 2, 23)
    datetime.date(2018, 11, 3)
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    return _from_ordinal(227_014 + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day)


def jalali(year: int, month: int, day: int) -> date | None:
    """The Persian calendar by its cycle of 33 years, which is right from 1178 to 1633 (1799 to 2254).

    >>> jalali(1397, 8, 12)
    datetime.date(2018, 11, 3)
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    cycles, rest = divmod(year + 1595, 33)
    before = 31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)
    return _from_ordinal(365 * (year + 1595) + 8 * cycles + (rest + 3) // 4 + before + day - 355_668 - 365)


def hebrew(year: int, month: int, day: int) -> date | None:
    """The Hebrew calendar. Months count from Tishri; 6 is the first Adar of a leap year, 7 the only or second one.

    >>> hebrew(5779, 2, 25)
    datetime.date(2018, 11, 3)
    """
    start = _hebrew_new_year(year)
    length = _hebrew_new_year(year + 1) - start
    is_leap = length > 360
    long_heshvan, short_kislev = length % 10 == 5, length % 10 == 3
    lengths = [30, 29 + long_heshvan, 30 - short_kislev, 29, 30, 30 * is_leap, 29, 30, 29, 30, 29, 30, 29]
    if not (1 <= month <= 13 and 1 <= day <= lengths[month - 1]):
        return None
    return _from_ordinal(start + sum(lengths[: month - 1]) + day - 1)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(one) for one in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return this + delay - 1_373_427


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean conjunction of Tishri, moved off the days on which a year may not begin."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def ethiopic(year: int, month: int, day: int) -> date | None:
    """The Ethiopian calendar.

    >>> ethiopic(2011, 2, 24)
    datetime.date(2018, 11, 3)
    """
    if not (1 <= month <= 13 and 1 <= day <= 30):
        return None
    return _from_ordinal(2795 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


def _gregorian(shift: int) -> Callable[[int, int, int], date | None]:
    """Our calendar with its years counted from elsewhere."""

    def shifted(year: int, month: int, day: int) -> date | None:
        try:
            return date(year + shift, month, day)
        except ValueError:
            return None

    return shifted


def _from_ordinal(ordinal: int) -> date | None:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


CALENDARS: Final[dict[str, Callable[[int, int, int], date | None]]] = {
    "gregorian": _gregorian(0),
    "buddhist": _gregorian(-543),
    "roc": _gregorian(1911),
    "taisho": _gregorian(1911),
    "showa": _gregorian(1925),
    "heisei": _gregorian(1988),
    "reiwa": _gregorian(2018),
    "jalali": jalali,
    "hijri": hijri,
    "hijri-civil": hijri_civil,
    "hebrew": hebrew,
    "ethiopic": ethiopic,
}


# Languages whose own dates begin with the year.
_YEAR_FIRST: Final = frozenset({"zh", "ja", "ko", "hu", "mn", "yue", "lzh", "wuu", "eu", "lt", "ne", "fa", "sv"})


def may_begin_with_year(language: str | None) -> bool:
    """Whether a page of that language may print 18/11/3 for 2018-11-03; any may if its language is not known."""
    return language is None or language.lower().split("-")[0] in _YEAR_FIRST


def calendar_of(year: int, digits: int, language: str | None) -> str:
    """The calendar that a full year speaks for, where neither a month's name nor a mark names one.

    >>> calendar_of(1397, 4, "fa"), calendar_of(1440, 4, "ar"), calendar_of(2561, 4, None), calendar_of(107, 3, "zh-TW")
    ('jalali', 'hijri', 'buddhist', 'roc')
    """
    if digits == 3 and 80 <= year <= 130:
        return "roc"
    if digits != 4:
        return "gregorian"
    if 1369 <= year <= 1409 or (year <= 1420 and year > 1409 and (language or "").startswith("fa")):
        return "jalali"
    if 1410 <= year <= 1460:
        return "hijri"
    return "buddhist" if 2533 <= year <= 2600 else "gregorian"
