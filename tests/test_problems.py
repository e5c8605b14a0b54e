"""Problems and places: how they print, and that the table of codes is sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import problems, texts

from threadkit import Problem, Where
from threadkit.problems import CODES, EXCERPT_LENGTH, SEVERITIES, at_least


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_severity_and_a_sentence(code: str) -> None:
    severity, sentence = CODES[code]
    assert code == code.lower().replace(" ", "-")
    assert severity in SEVERITIES
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert Problem(code, "x").severity == severity


def test_a_severity_may_be_given() -> None:
    assert Problem("no-post", "x", "error").severity == "error"
    assert Problem("of-tomorrow", "x", "error").severity == "error"


def test_a_code_must_be_known_unless_its_severity_is_given() -> None:
    with pytest.raises(KeyError):
        Problem("of-tomorrow", "x")


def test_severities_rise() -> None:
    for low, high in [("info", "warning"), ("warning", "error"), ("info", "error")]:
        assert at_least(high, low)
        assert at_least(low, low)
        assert not at_least(low, high)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where(), ""),
        (Where(start=3), "character 3"),
        (Where(start=3, end=5), "characters 3-5"),
        (Where(line=4), "line 4"),
        (Where(line=4, start=3), "line 4"),
        (Where(path="/comments/3"), "/comments/3"),
        (Where(source="a.txt"), "a.txt"),
        (Where(source="a.txt", line=4, path="item[2]"), "a.txt:4 item[2]"),
        (Where(source="a.txt", start=0, end=9), "a.txt characters 0-9"),
    ],
)
def test_a_place_in_words(where: Where, text: str) -> None:
    assert str(where) == text


def test_a_problem_in_one_line() -> None:
    problem = Problem("date-unread", "not understood", where=Where(line=2), excerpt="the\n  other day")
    assert str(problem) == "line 2: warning: not understood: 'the other day' [date-unread]"
    assert str(Problem("no-post", "none", where=Where())) == "info: none [no-post]"


@given(excerpt=texts | st.text(min_size=100, max_size=400))
def test_an_excerpt_is_one_short_line_and_stays_so(excerpt: str) -> None:
    problem = Problem("no-post", "x", excerpt=excerpt)
    assert len(problem.excerpt) <= EXCERPT_LENGTH
    assert "\n" not in problem.excerpt
    assert Problem("no-post", "x", excerpt=problem.excerpt) == problem


@given(problem=problems)
def test_problems_are_values(problem: Problem) -> None:
    assert len({problem, problem}) == 1
