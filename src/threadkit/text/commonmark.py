"""CommonMark into HTML, by markdown-it-py."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _engine() -> MarkdownIt:
    """Imported late: most threads hold no Markdown."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"])


def markup(source: str) -> str:
    """HTML of Markdown as sites with comments write it: CommonMark, tables, strikethrough, every line end a break.

    >>> markup("*so* ~~not~~\\ntrue")
    '<p><em>so</em> <s>not</s><br />\\ntrue</p>\\n'
    """
    return str(_engine().render(source))
