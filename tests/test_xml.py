"""Records out of XML: strictly where the document is well-formed, one by one where it is not, and nothing uncounted."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import threadkit
from threadkit import ReadError
from threadkit.reading import Context
from threadkit.source import Source
from threadkit.xml.cutting import cut
from threadkit.xml.fields import content, fields, markup, name_of, rest, take
from threadkit.xml.mending import declared, mend, parse
from threadkit.xml.records import records

HOLDERS = {"page": None, "note": "page"}


def page(number: int, *notes: str, text: str = "tea") -> str:
    inner = "".join(f"<note>{note}</note>" for note in notes)
    return f"<page><n>{number}</n><t>{text}</t>{inner}</page>"


def book(*pages: str) -> str:
    return "<book><title>Leaves</title>" + "\n".join(pages) + "</book>"


def read(given: str | bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """The records as (name, text), and the codes of the problems."""
    context = Context()
    found = [
        (record.name, "".join(map(str, record.element.itertext())))
        for record in records(Source(given), context, HOLDERS)
    ]
    return found, [problem.code for problem in context.problems]


def test_the_head_comes_first_and_a_record_before_the_one_that_holds_it() -> None:
    found, problems = read(book(page(1, "a", "b"), page(2)))
    assert [name for name, _ in found] == ["", "note", "note", "page", "page"]
    assert found[0] == ("", "Leaves")
    assert not problems


def test_an_element_of_the_same_name_elsewhere_is_a_part_like_any_other() -> None:
    found, problems = read("<book><note>on the cover</note><page><part><note>inside</note></part></page></book>")
    assert found == [("", ""), ("page", "inside")]
    assert not problems


def test_lines_are_those_of_the_source() -> None:
    source = Source("\n\n<?xml version='1.0'?>\n<!-- two\nlines -->\n" + book(page(1), page(2)))
    assert [record.line for record in records(source, Context(), HOLDERS)][1:] == [6, 7]


WRECKS = {
    "a bare ampersand": (page(2, "fish & chips"), "fish & chips"),
    "an HTML entity": (page(2, "fish&nbsp;&eacute;"), "fish\xa0é"),
    "an unknown entity": (page(2, "fish &nosuch; chips"), "fish &nosuch; chips"),
    "a reference to what XML cannot hold": (page(2, "fish&#8;&#xD83D;"), "fish\ufffd\ufffd"),
    "the end of a section outside of one": (page(2, "fish ]]> chips"), "fish ]]> chips"),
    "a section that never ends": (page(2, "<![CDATA[fish"), "fish"),
    "an attribute without quotes": ("<page><n k=1>2</n><note x=y>fish</note></page>", "fish"),
    "a prefix that nobody declared": (page(2, "<wp:b>fish</wp:b>"), "fish"),
    "a tag that is never closed": (page(2, "<b>fish"), "fish"),
}


@pytest.mark.parametrize("name", WRECKS)
def test_a_wreck_costs_nothing_but_itself(name: str) -> None:
    wreck, said = WRECKS[name]
    found, problems = read(book(page(1, "before"), wreck, page(3, "after")))
    assert [kind for kind, _ in found] == ["", "note", "page", "note", "page", "note", "page"]
    assert [text for kind, text in found if kind == "note"][::2] == ["before", "after"]
    assert found[3][1].strip() == said
    assert "not-well-formed" in problems


def test_a_record_without_an_end_ends_where_the_next_begins() -> None:
    found, problems = read("<book><page><n>1</n><note>one<note>two</note></page><page><n>2</n></page></book>")
    assert [text for kind, text in found if kind == "note"] == ["one", "two"]
    assert problems.count("not-well-formed") == 2  # the document, and the note
    assert problems[-1] == "count-mismatch"


@pytest.mark.parametrize("cut_at", range(20, 120, 7))
def test_what_stands_before_the_end_of_a_cut_off_source_is_kept(cut_at: int) -> None:
    whole = book(page(1, "first"), page(2, "second", text="green"), page(3, "third"))
    found, problems = read(whole[:cut_at])
    complete = whole[:cut_at].count("</note>")
    assert [text for kind, text in found if kind == "note"][:complete] == ["first", "second", "third"][:complete]
    assert "truncated" in problems or "not-well-formed" in problems


def test_junk_around_the_document_is_reported() -> None:
    found, problems = read("Notice: nothing here\n" + book(page(1)) + "\nbye")
    assert [name for name, _ in found] == ["", "page"]
    assert problems == ["unplaced-text", "not-well-formed"]


def test_control_characters_are_replaced_and_counted() -> None:
    found, problems = read(book(page(1, "a\x08b\x00c\ufffed")))
    assert found[1] == ("note", "a\ufffdb\ufffdc\ufffdd")
    assert problems == ["control-characters"]


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE book [<!ENTITY a "b">]><book/>',
        '<?xml version="1.0"?>\n<!doctype book SYSTEM "http://127.0.0.1:9/x"><book/>',
        "<!-- <book> --><!DOCTYPE book><book/>",
    ],
)
def test_a_document_type_is_refused(document: str) -> None:
    with pytest.raises(ReadError, match="document type"):
        read(document)


def test_a_document_type_in_a_comment_or_a_text_is_a_text() -> None:
    found, problems = read("<!-- <!DOCTYPE x> -->" + book(page(1, "<![CDATA[<!DOCTYPE x>]]>")))
    assert found[1] == ("note", "<!DOCTYPE x>")
    assert not problems


@pytest.mark.parametrize("document", ["", "no markup", "<", "<!-- only -->"])
def test_no_element_is_an_error_of_one_line(document: str) -> None:
    with pytest.raises(ReadError):
        read(document)


ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "iso-8859-1": "cp1252",
    "windows-1251": "cp1251",
    "euc-jp": "euc_jp",
}


@pytest.mark.parametrize("label", ENCODINGS)
def test_declared_encodings(label: str) -> None:
    word = {"windows-1251": "чай", "euc-jp": "お茶"}.get(label, "thé")
    data = (f'<?xml version="1.0" encoding="{label}"?>' + book(page(1, word))).encode(ENCODINGS[label])
    assert read(data)[0][1] == ("note", word)


def test_a_false_declaration_is_not_believed() -> None:
    data = ('<?xml version="1.0" encoding="utf-16"?>' + book(page(1, "thé"))).encode()
    found, problems = read(data)
    assert found[1] == ("note", "thé")
    assert "not-well-formed" not in problems


def test_bytes_that_are_no_text_are_counted() -> None:
    found, problems = read(book(page(1, "thé, thé, thé, thé~")).encode().replace(b"~", b"\xff"))
    assert found[1] == ("note", "thé, thé, thé, thé\ufffd")
    assert "undecodable-bytes" in problems


def test_a_compressed_document() -> None:
    assert read(gzip.compress(book(page(1, "tea")).encode())) == read(book(page(1, "tea")))


def test_a_long_document_with_an_early_wreck_is_read_to_its_end() -> None:
    pages = [page(number, f"note {number}", text="x" * 400) for number in range(3000)]
    pages[7] = pages[7].replace("note 7", "7 & 7")
    found, _ = read(book(*pages))
    assert [text for kind, text in found if kind == "note"] == [
        "7 & 7" if number == 7 else f"note {number}" for number in range(3000)
    ]


def test_openers_without_an_end_take_linear_time() -> None:
    found, _ = read("<book>" + "<![CDATA[" * 50_000 + "<!--" * 50_000 + "<page>" * 50_000)
    assert sum(1 for kind, _ in found if kind == "page") <= 50_000


@given(
    st.lists(
        st.sampled_from(
            [
                "<page>",
                "</page>",
                "<note>",
                "</note>",
                "<note/>",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "<x y='",
                "'>",
                "&",
                "tea ",
                "\n",
                "<",
            ]
        )
    ),
    st.integers(1, 9),
)
def test_cutting_neither_loses_nor_adds_a_byte(parts: list[str], size: int) -> None:
    data = "".join(parts).encode()
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    whole = list(cut(iter([data]), HOLDERS))
    assert list(cut(iter(pieces), HOLDERS)) == whole
    kept = b"".join(part.data for part in whole)
    assert sorted(set(kept) - set(data)) == []
    if not any(name in data for name in (b"<page", b"<note")):
        assert kept == data


@given(st.text("<>&;#x]![CDATA-\"'= ab\n", max_size=60))
def test_whatever_stands_in_a_record_is_parsed(text: str) -> None:
    element, _ = parse(f"<page>{text}</page>".encode(), {})
    assert element is not None


def test_mending_leaves_what_is_right() -> None:
    sound = b"<a b=\"1 &amp; 2\" c='x=y'>&lt;&#10;<![CDATA[a & b <c d=e>]]><!-- & --></a>"
    assert mend(sound) == sound


def test_the_namespaces_of_a_head() -> None:
    assert declared(b'<rss xmlns="u:1" xmlns:wp = \'u:2\'><channel xmlns:wp="u:3">') == {"": b'"u:1"', "wp": b"'u:2'"}


# --- Fields -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("{http://wordpress.org/export/1.0/}comment_id", "wp:comment_id"),
        ("{https://wordpress.org/export/9.9/}comment_id", "wp:comment_id"),
        ("{http://wordpress.org/export/1.2/excerpt/}encoded", "excerpt:encoded"),
        ("{http://disqus.com}post", "post"),
        ("{http://disqus.com/disqus-internals}id", "dsq:id"),
        ("{http://www.disqus.com/}thread_identifier", "dsq:thread_identifier"),
        ("{http://wellformedweb.org/CommentAPI/}comment", "wfw:comment"),
        ("{http://wellformedweb.org/commentAPI/}comment", "wfw:comment"),
        ("{urn:mine}id", "{urn:mine}id"),
        ("app:draft", "app:draft"),
    ],
)
def test_names(tag: str, name: str) -> None:
    assert name_of(tag) == name


def test_repeated_fields_are_lists_and_are_taken_one_by_one() -> None:
    found = fields(etree.fromstring("<r><a> 1 </a><a>2</a><a>3</a><b/><c> </c></r>"), {})
    assert found["a"] == [" 1 ", "2", "3"]
    assert (take(found, "a"), take(found, "a"), take(found, "none")) == ("1", "2", "")
    assert rest(found) == {"a": "3"}


def test_markup_in_a_field_stays_and_loses_its_namespaces() -> None:
    element = etree.fromstring('<r xmlns:h="http://www.w3.org/1999/xhtml">a &lt; b <h:b>c</h:b><h:br/>d</r>')
    assert markup(element) == content(element) == "a &lt; b <b>c</b><br>d"
    assert element[0].tag == "{http://www.w3.org/1999/xhtml}b"  # reading changes nothing


# --- Every reader of XML and mail, and a broken file ------------------------------------------------------------------

FORMATS = ("wxr", "disqus-xml", "blogger", "atom", "stackexchange-xml", "mtif", "mbox", "eml")
INPUTS = [path for name in FORMATS for path in sorted((Path(__file__).parent / "cases" / name).glob("*/input.*"))]
SCRAPS = [b"<![CDATA[", b"]]>", b"<!--", b"&", b"&#0;", b"</item>", b"<post>", b'"', b"\x00", b"\xff", b"\xef\xbf\xbe",
          b"-----\n", b"From x 10:00 2012\n", b"<x:>", b":", b"=?utf-8?q?", b"<title/>", b"<thread/>"]  # fmt: skip


@given(st.data())
def test_only_errors_of_the_library_leave_it(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(INPUTS))
    broken = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(broken)))
        gone = data.draw(st.sampled_from((0, 1, 5, 60)))
        broken = broken[:start] + data.draw(st.sampled_from(SCRAPS)) + broken[start + gone :]
    with contextlib.suppress(threadkit.ThreadkitError):
        for thread in threadkit.iter_threads(broken, format=path.parent.parent.name):
            assert len(list(thread.walk())) == len(thread)
