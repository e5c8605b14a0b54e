"""Which heading is the title, and what is left of <title> when none is."""

from __future__ import annotations

import pytest

from threadkit.html.page import Page
from threadkit.html.title import read_title
from threadkit.reading import Context


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>On pots | Kettle</title><h1>Kettle</h1><h2>On pots</h2>", "On pots"),
        ("<title>Kettle » On pots</title><h1><a href='/'>Kettle</a></h1><h3 class=post-title>On pots</h3>", "On pots"),
        ("<title>On pots - Kettle</title><meta property=og:site_name content=Kettle>", "On pots"),
        ("<title>On pots - The Kettle Review</title>", "On pots"),
        ("<title>On pots | Somewhere</title>", "On pots"),
        ("<title>On pots - a history</title>", "On pots - a history"),
        ("<title>All about pots</title><h1>Log in to say something</h1>", "All about pots"),
        ("<title>Buy pots now</title><h1>Pots now and then</h1>", "Pots now and then"),
        ("<h1><span class=kicker>Crockery</span> On pots</h1><title>On pots</title>", "On pots"),
        ("<title>On pots</title><div id=comments><h1>2 comments on On pots</h1></div>", "On pots"),
        ("<title>Re: pots</title><h1>Thread: pots</h1>", "pots"),
        ("<meta property=og:title content='On pots'>", "On pots"),
        # what a builder of pages calls a widget may hold the title
        ("<title>On pots</title><div class=elements-widget><h1>On pots</h1></div><h2>On pots and pans</h2>", "On pots"),
        ("<title>On pots</title><div class=widget><h2>On pots</h2></div><h1>Pots, on and on</h1>", "Pots, on and on"),
        # the longer of two headings that are both said
        ("<title>Crockery - How to mend a pot</title><h1>Crockery</h1><h1>How to mend a pot</h1>", "How to mend a pot"),
        (
            "<title>All about the pots : Crockery</title><h1>Crockery</h1><h2>All about the pots</h2>",
            "All about the pots",
        ),
        # a kicker is part of the title if the page says so, and what leads to the heading is none
        ("<title>Tea: On pots</title><h1><span class=kicker>Tea</span>: On pots</h1>", "Tea : On pots"),
        ("<title>On pots!</title><h1><b><a href=/c>Crockery</a> » Talk</b><br>On pots!</h1>", "On pots!"),
        # a section is no title for being a little like it
        ("<title>Pots of clay | Crockery</title><h3>Buy cheap pots of iron, clay</h3>", "Pots of clay"),
        ("<title>Pots of clay: a list | Crockery</title><h3>Pots of clay</h3>", "Pots of clay"),
        ("---\ntitle: 'On pots'\n---\n<h1>Something else</h1>", "On pots"),
        ("<p>No title at all</p>", None),
    ],
)
def test_titles(markup: str, title: str | None) -> None:
    assert read_title(Page(markup, Context(url="https://kettlereview.example/2020/on-pots"))) == title


def test_a_page_without_an_address_is_of_the_site_that_its_links_lead_to() -> None:
    links = "<a href='https://potsandpans.example/a'>a</a><a href='https://potsandpans.example/b'>b</a>"
    markup = f"<title>On lids - Pots and Pans</title>{links}<a href='https://elsewhere.example/'>c</a>"
    assert read_title(Page(markup, Context())) == "On lids"


def test_an_address_of_many_words_says_where_the_title_ends() -> None:
    context = Context(url="https://kettlereview.example/t/12/How-to-mend-a-pot")
    assert read_title(Page("<title>How to mend a pot - Talk of the Town | Kettle Review</title>", context)) == (
        "How to mend a pot"
    )
