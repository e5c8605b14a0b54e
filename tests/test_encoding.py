"""Bytes to text, the way browsers do it, and what is told about it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from threadkit.encoding import REPLACEMENT, Decoded, clean, codec, declared, decode

GREEN = "Grüner Tee – „heiß“"
META = b'<meta charset="%s">'


@pytest.mark.parametrize(
    ("label", "python"),
    [
        ("utf8", "utf-8"),
        ("UTF-8", "utf-8"),
        (" utf-8 ", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("latin1", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("x-cp1252", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("iso-8859-8-i", "iso8859-8"),
        ("iso-8859-11", "cp874"),
        ("tis-620", "cp874"),
        ("windows-874", "cp874"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("x-gbk", "gb18030"),
        ("shift_jis", "cp932"),
        ("x-sjis", "cp932"),
        ("windows-31j", "cp932"),
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("windows-949", "cp949"),
        ("big5", "big5hkscs"),
        ("cn-big5", "big5hkscs"),
        ("koi8", "koi8-r"),
        ("macintosh", "mac-roman"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("utf-16", "utf-8"),
        ("utf-16le", "utf-8"),
    ],
)
def test_labels_mean_what_the_standard_says(label: str, python: str) -> None:
    assert codec(label) == python


@pytest.mark.parametrize(
    "label", [None, "", "nonsense", "utf-7", "hz-gb-2312", "punycode", "idna", "unicode_escape", "raw-unicode-escape",
              "undefined", "base64", "rot13", "zlib", "x\x00y", "é", "../../etc/passwd", "a" * 1000]
)  # fmt: skip
def test_labels_that_are_refused(label: str | None) -> None:
    assert codec(label) is None


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (META % b"koi8-r", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        (b"<meta http-equiv=Content-Type content='text/html; charset = windows-1251'>", "windows-1251"),
        (b"x" * 5000 + META % b"koi8-r", None),
        (b"no word of it", None),
    ],
)
def test_what_a_document_declares(data: bytes, label: str | None) -> None:
    assert declared(data) == label


@pytest.mark.parametrize(
    ("data", "hint", "expected"),
    [
        # the mark of the bytes beats every word on them
        (b"\xef\xbb\xbf" + GREEN.encode(), "latin-1", Decoded(GREEN, "utf-8")),
        (b"\xff\xfe" + GREEN.encode("utf-16-le"), None, Decoded(GREEN, "utf-16-le")),
        (b"\xfe\xff" + GREEN.encode("utf-16-be"), "utf-8", Decoded(GREEN, "utf-16-be")),
        # UTF-8 proves itself; a false word is told
        (GREEN.encode(), None, Decoded(GREEN, "utf-8")),
        (GREEN.encode(), "utf-8", Decoded(GREEN, "utf-8")),
        (GREEN.encode(), "windows-1252", Decoded(GREEN, "utf-8", guessed=True)),
        (b"plain", "koi8-r", Decoded("plain", "utf-8")),
        # otherwise the caller is believed, then the document
        ("чай".encode("koi8-r"), "koi8-r", Decoded("чай", "koi8-r")),
        ("чай".encode("cp1251"), "windows-1251", Decoded("чай", "cp1251")),
        ("茶".encode("gb18030"), "gb2312", Decoded("茶", "gb18030")),
        ("お茶①".encode("cp932"), "shift_jis", Decoded("お茶①", "cp932")),
        (META % b"koi8-r" + "чай".encode("koi8-r"), None, Decoded('<meta charset="koi8-r">чай', "koi8-r")),
        (META % b"koi8-r" + "чай".encode("cp1251"), "cp1251", Decoded('<meta charset="koi8-r">чай', "cp1251")),
        # Japanese mail text is ASCII byte by byte
        ("お茶".encode("iso2022_jp"), "iso-2022-jp", Decoded("お茶", "iso2022_jp")),
        # no word at all
        (GREEN.encode("cp1252"), None, Decoded(GREEN, "cp1252", guessed=True)),
        (GREEN.encode("cp1252"), "utf-8", Decoded(GREEN, "cp1252", guessed=True)),
        (b"", None, Decoded("", "utf-8")),
    ],
)
def test_decoding(data: bytes, hint: str | None, expected: Decoded) -> None:
    assert decode(data, hint) == expected


def test_text_with_an_escape_is_not_taken_for_japanese() -> None:
    assert decode(b"\x1b[1mbold\x1b[0m") == Decoded("\x1b[1mbold\x1b[0m", "utf-8")


def test_a_few_wrecks_in_utf_8_do_not_make_it_another_encoding() -> None:
    found = decode(GREEN.encode() * 3 + b"\xff" + b"rest")
    assert found == Decoded(GREEN * 3 + REPLACEMENT + "rest", "utf-8", guessed=True, undecodable=1)
    assert decode(GREEN.encode() * 3 + b"\xff", "utf-8").guessed is False


def test_what_cannot_be_decoded_is_counted() -> None:
    assert decode("茶".encode("gb18030") + b"\xff", "gbk") == Decoded("茶\ufffd", "gb18030", undecodable=1)
    assert decode(b"\xff\xfea", None).undecodable == 1


def test_clean() -> None:
    assert clean("a\tb\nc\r\x0cd") == ("a\tb\nc\r\x0cd", 0)
    assert clean("a\x00b\x1bc\ud800") == ("a\ufffdb\ufffdc\ufffd", 3)


@given(data=st.binary(max_size=80), hint=st.none() | st.sampled_from(["utf-8", "gbk", "big5", "euc-kr", "x"]))
@example(data=b"\xff\xfe\x00", hint=None)
@example(data=b"\xef\xbb\xbf\xff", hint="iso-2022-jp")
def test_any_bytes_become_text(data: bytes, hint: str | None) -> None:
    found = decode(data, hint)
    found.text.encode("utf-8")
    assert (found.undecodable > 0) <= (REPLACEMENT in found.text)


@given(text=st.text())
def test_utf_8_is_always_read_as_such(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
