"""Dates, by property: what a locale prints is read back, and no text at all makes reading slow, or raise."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit import find_dates, parse_date, parse_dates

babel_dates = pytest.importorskip("babel.dates", reason="what CLDR's locales print is printed by Babel")

MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2029, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)

# Languages whose WordPress prints its dates in words, each with the pattern of its pack: date, connector, clock.
PATTERNS = {
    "en": ("MMMM d, y", " 'at' ", "h:mm a"),
    "de": ("d. MMMM y", " 'um' ", "HH:mm"),
    "fr": ("d MMMM y", " 'à' ", "H 'h' mm 'min'"),
    "es": ("d 'de' MMMM 'de' y", " 'a' 'las' ", "H:mm"),
    "it": ("d MMMM y", " 'alle' ", "H:mm"),
    "pt": ("d 'de' MMMM 'de' y", " 'às' ", "H:mm"),
    "nl": ("d MMMM y", " 'om' ", "HH:mm"),
    "sv": ("d MMMM, y", " 'kl'. ", "HH:mm"),
    "da": ("d. MMMM y", " 'kl'. ", "HH:mm"),
    "nb": ("d. MMMM y", " 'kl'. ", "HH:mm"),
    "fi": ("d.M.y", " 'klo' ", "HH:mm"),
    "pl": ("d MMMM y", " 'o' ", "HH:mm"),
    "cs": ("d. MMMM y", " 'v' ", "H:mm"),
    "sk": ("d. MMMM y", " 'o' ", "H:mm"),
    "hu": ("y. MMMM d.", " ", "HH:mm"),
    "ro": ("d MMMM y", " 'la' ", "H:mm"),
    "ru": ("d MMMM y", " 'в' ", "HH:mm"),
    "uk": ("d MMMM y", " 'о' ", "HH:mm"),
    "bg": ("d MMMM y", " 'в' ", "HH:mm"),
    "el": ("d MMMM y", " 'στις' ", "HH:mm"),
    "tr": ("d MMMM y", ", ", "HH:mm"),
    "ar": ("d MMMM، y", " 'الساعة' ", "h:mm a"),
    "he": ("d בMMMM y", " 'בשעה' ", "H:mm"),
    "fa": ("d MMMM y", " 'در' ", "HH:mm"),
    "hi": ("d MMMM y", ", ", "HH:mm"),
    "th": ("d MMMM y", " 'เวลา' ", "HH:mm"),
    "vi": ("d/MM/y", " 'lúc' ", "HH:mm"),
    "id": ("d MMMM y", " 'pukul' ", "HH:mm"),
    "ja": ("y年M月d日", " ", "H:mm"),
    "ko": ("y년 M월 d일", ", ", "a h:mm"),
    "zh": ("y年M月d日", " ", "ah:mm"),
    "hr": ("d. MMMM y.", " 'u' ", "HH:mm"),
    "sl": ("d. MMMM y", " 'ob' ", "HH:mm"),
    "et": ("d. MMMM y", ", 'kell' ", "H:mm"),
    "ca": ("d MMMM y", " 'a' 'les' ", "H:mm"),
}


def printed(moment: datetime, language: str, join: str | None = None) -> str:
    date, connector, clock = PATTERNS[language]
    pattern = date + (connector if join is None else join) + clock
    return str(babel_dates.format_datetime(moment, pattern, locale=language))


@pytest.mark.parametrize("language", PATTERNS)
@given(moment=MOMENTS)
def test_what_a_locale_prints_is_read_back(language: str, moment: datetime) -> None:
    stamp = parse_date(printed(moment, language), language=language)
    assert stamp.value == moment


@pytest.mark.parametrize("language", sorted(set(PATTERNS) - {"ko", "zh", "ja", "hu", "hr", "fi", "vi"}))
@given(moment=MOMENTS)
def test_what_a_flattened_page_prints_is_read_back(language: str, moment: datetime) -> None:
    """Where the year comes last, its clock is glued to it."""
    stamp = parse_date(printed(moment, language, ""), language=language)
    assert stamp.value == moment


@given(moments=st.lists(MOMENTS, min_size=1, max_size=30), order=st.sampled_from(["%m/%d/%Y%H:%M", "%d/%m/%Y%H:%M"]))
def test_a_thread_is_read_right_or_in_doubt(moments: list[datetime], order: str) -> None:
    """Any one date whose day is above 12 settles all, whatever the others are."""
    proof = moments[0].replace(day=20)
    for moment, stamp in zip(
        [proof, *moments], parse_dates([m.strftime(order) for m in [proof, *moments]]), strict=True
    ):
        assert moment in (stamp.value, *stamp.alternatives)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    stamp = parse_date(text, reference=datetime(2019, 5, 15))
    assert stamp.text == text
    for found in find_dates(text):
        assert found.span is not None
        assert text[slice(*found.span)] == found.text


@given(st.text(alphabet="0123456789:/.-, +TZapm年月日ago\u0661\u200fÃ¤&;#x\\n'", max_size=60))
def test_no_text_of_dates_parts_raises(text: str) -> None:
    parse_dates([text, text[::-1]], reference=datetime(2019, 5, 15), post_date=datetime(2018, 1, 1), language="th")
    find_dates(text, language="en")


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1/",
        "12:",
        "11/12/2018 ",
        "November 3, ",
        "3 hours ",
        "ago ",
        "a",
        "aB",
        "(",
        "年月",
        "二",
        "&#",
        "Ã¤",
        "vor ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Sixteen times the text takes less than a hundred times as long; measured on text long enough to time."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        parse_date(text)
        find_dates(text)
        return time.process_time() - start

    seconds(1000)  # the lexicon is loaded, patterns are compiled
    assert seconds(16_000) < 100 * max(seconds(1000), 0.001)


def test_bounds_at_the_ends_of_time() -> None:
    for moment in (datetime.min, datetime.max, datetime.max - timedelta(days=1)):
        parse_dates(["11/12/2018", "3 days ago", "Nov 3"], reference=moment, post_date=moment)
