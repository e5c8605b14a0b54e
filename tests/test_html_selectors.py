"""Selectors: what they match, and that they say what they do not understand."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit.errors import ThreadkitError
from threadkit.html.index import Index
from threadkit.html.parse import parse
from threadkit.html.profile import rule
from threadkit.html.selectors import SelectorError, compile_selector, select
from threadkit.reading import Context

PAGE = """
<div id=top class="page wide">
  <ol class=list>
    <li id=c1 class="comment odd" data-author="Ann Bee"><p>one <b>bold</b></p></li>
    <li id=c2 class="comment even"><p>two</p><ul><li id=c3 class=comment><i>three</i></li></ul></li>
    <li id=form class=respond>four</li>
  </ol>
  <p title="">last</p>
</div>
"""


def ids(selector: str) -> list[str]:
    root = parse(PAGE, Context()).root
    assert root is not None
    return [element.get("id") or element.tag for element in select(Index(root), compile_selector(selector))]


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("li", ["c1", "c2", "c3", "form"]),
        (".comment", ["c1", "c2", "c3"]),
        ("li.comment.odd", ["c1"]),
        ("#c2", ["c2"]),
        ("div#c2", []),
        ("ol > li", ["c1", "c2", "form"]),
        ("ol li.comment", ["c1", "c2", "c3"]),
        (".page .list .comment > p b", ["b"]),
        ("li + li", ["c2", "form"]),
        ("#c1 ~ li", ["c2", "form"]),
        ("li:not(.comment)", ["form"]),
        ("li:has(ul)", ["c2"]),
        ("li:not(:has(p))", ["c3", "form"]),
        ("li:contains(three)", ["c2", "c3"]),
        ("li:contains('no such')", []),
        ("li:numbered(c)", ["c1", "c2", "c3"]),
        ("li:first-child", ["c1", "c3"]),
        ("ol > li:nth-child(2)", ["c2"]),
        ("ol > li:last-child", ["form"]),
        ("[data-author]", ["c1"]),
        ("[data-author='Ann Bee']", ["c1"]),
        ("[data-author=Ann]", []),
        ("[data-author^=Ann]", ["c1"]),
        ("[data-author$=Bee]", ["c1"]),
        ("[data-author*='n B']", ["c1"]),
        ("[data-author~=Bee]", ["c1"]),
        ("[id^=c]", ["c1", "c2", "c3"]),
        ("[class*=omm]", ["c1", "c2", "c3"]),
        ("p[title]", ["p"]),
        ("*.comment", ["c1", "c2", "c3"]),
    ],
)
def test_select(selector: str, found: list[str]) -> None:
    assert ids(selector) == found


@pytest.mark.parametrize(
    "wrong", ["", "li >", "li:hover", "li[", "li:not(ul li)", "a, b", "##x", "li:nth-child(2", "li::text", "p q /"]
)
def test_what_is_not_understood_is_quoted(wrong: str) -> None:
    with pytest.raises(SelectorError):
        compile_selector(wrong)


@given(st.text(max_size=40))
def test_no_text_breaks_the_compiler(text: str) -> None:
    with contextlib.suppress(ThreadkitError):
        rule(text)


def test_scope_is_the_root_of_the_index() -> None:
    root = parse("<div id=a><div id=b><p>x</p></div></div>", Context()).root
    assert root is not None
    inner = Index(root.xpath("//div[@id='b']")[0])
    assert [element.get("id") for element in select(inner, compile_selector(":scope"))] == ["b"]
    assert len(select(inner, compile_selector(":scope > p"))) == 1


def test_a_large_index_finds_attributes_as_a_small_one_does() -> None:
    root = parse("<p data-x=1>" + "<i>x</i>" * 500 + "<p data-x=2>", Context()).root
    assert root is not None
    assert [one.get("data-x") for one in select(Index(root), compile_selector("[data-x]"))] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "take", "pattern"),
    [
        ("a.permalink@href", "@href", None),
        ("@data-author", "@data-author", None),
        (".meta::own", "own", None),
        ("::rest", "rest", None),
        ("a@href =~ #c(\\d+)", "@href", "#c(\\d+)"),
        (".x", "text", None),
    ],
)
def test_rules(text: str, take: str, pattern: str | None) -> None:
    compiled = rule(text)
    assert (compiled.take, compiled.pattern and compiled.pattern.pattern) == (take, pattern)


@pytest.mark.parametrize("wrong", [".x::nothing", ".x =~ (", "p >@href"])
def test_wrong_rules(wrong: str) -> None:
    with pytest.raises(SelectorError):
        rule(wrong)
