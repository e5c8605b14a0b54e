"""Text to a tree that has lost nothing: depth, attributes, what stands before the page, raw text."""

from __future__ import annotations

import time

import pytest

from threadkit.html.page import Page
from threadkit.html.parse import MAX_ATTRIBUTES, MAX_DEPTH, parse, peel
from threadkit.html.scalars import text_of
from threadkit.reading import Context


def tree_text(markup: str) -> str:
    root = parse(markup, Context()).root
    assert root is not None
    return text_of(root)


@pytest.mark.parametrize("depth", [100, 300, MAX_DEPTH, 2_100, 40_000])
def test_whatever_the_depth_nothing_is_lost(depth: int) -> None:
    assert tree_text(f"<p>above</p>{'<div>' * depth}deep{'</div>' * depth}<p>below</p>") == "above deep below"


def test_lifted_elements_are_reported() -> None:
    context = Context()
    parse("<div>" * (MAX_DEPTH + 900), context)
    assert [problem.code for problem in context.problems] == ["depth-flattened"]
    parse("<div>" * 900, quiet := Context())
    assert quiet.problems == []


def test_text_between_lifted_elements_keeps_its_order() -> None:
    inside = "".join(f"<b>{word}</b>, " for word in ("one", "two", "three"))
    words = tree_text("<div>" * 2_500 + inside + "</div>" * 2_500 + "four")
    assert words.replace(" ,", ",") == "one, two, three, four"


def test_a_tag_with_100_000_attributes_takes_no_time() -> None:
    bomb = "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">kept</p><p>and this</p>"
    started = time.process_time()
    root = parse(bomb, Context()).root
    assert time.process_time() - started < 5
    assert root is not None
    assert text_of(root) == "kept and this"
    assert max(len(element.attrib) for element in root.iter()) <= MAX_ATTRIBUTES


def test_names_that_no_tree_accepts_do_no_harm() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(2_000)) + " &x=2 xml:lang=de"
    assert tree_text(f"<p {attributes}><o:p>kept</o:p></p>") == "kept"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<iframe src='a'/><p>kept</p>", "kept"),
        ("<textarea name='a'/><p>kept</p>", "kept"),
        ("<script src='a'/><p>kept</p><script>var a = '<p>not this'</script>", "kept var a = '<p>not this'"),
        ("<script src='a' />\n</script><p>kept</p>", "kept"),
    ],
)
def test_self_closed_raw_text_swallows_nothing(markup: str, text: str) -> None:
    assert tree_text(markup) == text


def test_closing_raw_text_is_linear() -> None:
    started = time.process_time()
    parse("<iframe/>" * 50_000 + "<p>kept", Context())
    assert time.process_time() - started < 5


@pytest.mark.parametrize("empty", ["", " \n ", "<!-- only a remark -->"])
def test_a_page_without_an_element_has_no_root(empty: str) -> None:
    assert parse(empty, Context()).root is None


def test_front_matter_and_headers_are_peeled() -> None:
    keys, page = peel('---\nlayout: post\ntitle: "Green tea"\ntags: [a, b]\n---\n<p>So true.')
    assert (keys["title"], page) == ("Green tea", "<p>So true.")
    assert peel("HTTP/1.1 200 OK\r\nServer: x\r\nX-Y: z\r\n\r\n<p>So true.")[1] == "<p>So true."
    assert peel("<p>--- no front matter ---")[1] == "<p>--- no front matter ---"


def test_an_xml_declaration_does_no_harm() -> None:
    assert tree_text('<?xml version="1.0" encoding="iso-8859-1"?><html><p>café ☕</p></html>') == "café ☕"


def test_scripts_are_set_aside() -> None:
    page = Page("<p>tea</p><script type='application/ld+json'>{}</script><style>p {}</style>", Context())
    assert text_of(page.root) == "tea"
    assert [(script.type, script.text) for script in page.scripts] == [("application/ld+json", "{}")]


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("b.html#c1", "https://tea.example/a/b.html#c1"),
        (" /b\n", "https://tea.example/b"),
        ("mailto:ann@tea.example", "mailto:ann@tea.example"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("#", None),
        ("", None),
        ("http://[broken", None),
    ],
)
def test_links(href: str, link: str | None) -> None:
    assert Page("<p>", Context(url="https://tea.example/a/post.html")).absolute(href) == link


def test_a_base_element_counts_unless_it_is_hostile() -> None:
    fair = Page("<base href='/deep/'><p>", Context(url="https://tea.example/a"))
    assert fair.absolute("b") == "https://tea.example/deep/b"
    hostile = Page("<base href='javascript:alert(1)//'><p>", Context(url="https://tea.example/a"))
    assert hostile.absolute("b") == "https://tea.example/b"
