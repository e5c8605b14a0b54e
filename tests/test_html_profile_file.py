"""Profiles in TOML files: what they may say, and how mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from threadkit.html.engine import read
from threadkit.html.page import Page
from threadkit.html.profile_file import ProfileError, load_profile, read_profile
from threadkit.reading import Context

TEAROOM = """
name = "tearoom"
items = "div.guest"
author = ["b", "@data-name"]
published = "i"
body = "p"
furniture = [".like"]
nested = false
[extra]
table = "u"
[statuses]
hidden = ".folded"
"""
PAGE = """
<div class=guest id=g1><b>Ann</b> <i>May 4, 2020</i> <u>7</u><p>Good scones.<span class=like>+1</span></p></div>
<div class="guest folded" id=g2 data-name=Bo><i>May 5, 2020</i><p>No clotted cream.</p></div>
"""


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "tearoom.toml"
    file.write_text(TEAROOM, "utf-8")
    reading = read(load_profile(file), Page(PAGE, Context()))
    first, second = reading.comments
    assert (first.author and first.author.name, second.author and second.author.name) == ("Ann", "Bo")
    assert (first.body.text, first.extra, first.status) == ("Good scones.", {"table": "7"}, "visible")
    assert second.status == "hidden"
    assert reading.profile.name == "tearoom"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not valid TOML"),
        ('items = "li"', "lacks the key 'name'"),
        ('name = "x"', "lacks the key 'items'"),
        ('name = "x"\nitems = "li"\nauthors = "b"', "unknown key 'authors'; did you mean 'author'?"),
        ('name = "x"\nitems = "li"\nprepare = "os.system"', "unknown key 'prepare'"),
        ('name = "x"\nitems = "li:hover"', "hover"),
        ('name = "x"\nitems = "li"\nid = "@id =~ ("', "no regular expression"),
        ('name = "x"\nitems = 3', "items must be a text or a list of texts"),
        ('name = "x"\nitems = "li"\nnested = "no"', "nested must be true or false"),
        ('name = "x"\nitems = "li"\n[statuses]\ngone = ".x"', "statuses.gone must be one of"),
        ('name = "x"\nitems = "li"\nextra = "u"', "extra must be a table of texts"),
    ],
)
def test_mistakes_are_named(text: str, said: str) -> None:
    with pytest.raises(ProfileError) as caught:
        read_profile(text, "mine.toml")
    assert said in str(caught.value)
    assert "mine.toml" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot read"):
        load_profile(tmp_path / "none.toml")


def test_the_table_of_the_how_to_reads_the_page_of_the_how_to() -> None:
    text = (Path(__file__).parent.parent / "docs/how-to/add-a-platform.md").read_text("utf-8")
    table = text.partition("```toml\n")[2].partition("```")[0]
    markup = text.partition("```html\n")[2].partition("```")[0]
    first, *_ = read(read_profile(table), Page(markup, Context())).comments
    assert (first.id, first.author and first.author.name, first.score) == ("17", "Ilse", 3.0)
    assert first.body.text == "Seventy degrees, never more."
