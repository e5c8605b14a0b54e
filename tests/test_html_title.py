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
        ("---\ntitle: 'On pots'\n---\n<h1>Something else</h1>", "On pots"),
        ("<p>No title at all</p>", None),
    ],
)
def test_titles(markup: str, title: str | None) -> None:
    assert read_title(Page(markup, Context(url="https://kettlereview.example/2020/on-pots"))) == title
