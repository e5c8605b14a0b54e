"""CommonMark into HTML, by markdown-it-py: a maintained parser that follows the specification."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from threadkit.text import lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# The parser is quadratic in nested brackets. Sites allow comments of 10,000 to 65,536 characters (GitHub); a longer one
# is shown as the text that it is.
MAX_MARKDOWN: Final = 65_536


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
    if len(source) > MAX_MARKDOWN:
        return lines.markup(source)
    return str(_engine().render(source))
