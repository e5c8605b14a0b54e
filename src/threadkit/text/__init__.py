"""Body markup into other markup, string to string: to sanitized HTML, to plain text, to Markdown.

Every markup is read into HTML first (:data:`READ`); HTML is sanitized, or becomes text or Markdown. So n markups and m
outputs are n + m pieces of code, and there is one place where each kind of danger is met.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from threadkit.text import bbcode, commonmark, lines, marked, mrkdwn, plain, sanitize
from threadkit.text.characters import legible

# Each markup's way into HTML. What comes out is trusted by nobody.
READ: Final[dict[str, Callable[[str], str]]] = {
    "html": lambda source: source,
    "markdown": commonmark.markup,
    "text": lines.markup,
    "bbcode": bbcode.markup,
    "mrkdwn": mrkdwn.markup,
}


def to_html(source: str, format: str, *, images: bool = False) -> str:
    """Sanitized HTML that shows what the source says; safe to place in a page. Pictures are links unless ``images``.

    >>> to_html("<b>bold</b><script>alert(1)</script>", "html")
    '<b>bold</b>'
    """
    return sanitize.sanitized(READ[format](source), images=images)


def to_text(source: str, format: str) -> str:
    """The words alone: a blank line between paragraphs, line breaks kept, nothing invisible.

    >>> to_text("<p>Fish &amp; chips<br>or salad?</p><p>Both.</p>", "html")
    'Fish & chips\\nor salad?\\n\\nBoth.'
    """
    if format == "text":
        return "\n".join(legible(line).rstrip() for line in lines.line_ends(source).split("\n")).strip("\n")
    return plain.words(READ[format](source))


def to_dressed_text(source: str, format: str) -> str:
    """Plain text for reading: ``>`` before quotes, signs before items, the addresses of links behind them.

    >>> print(to_dressed_text('<blockquote>Why?</blockquote><a href="https://example.org/">Because.</a>', "html"))
    > Why?
    <BLANKLINE>
    Because. <https://example.org/>
    """
    return plain.dressed(READ[format](source))


def to_markdown(source: str, format: str, *, images: bool = False, headings: bool = True) -> str:
    """CommonMark that shows the same words, and in which no word turns into markup.

    Pictures are links unless ``images``; without ``headings`` these are bold lines.

    >>> to_markdown("<p>2 * 3 * 4 is not 9</p>", "html")
    '2 \\\\* 3 \\\\* 4 is not 9'
    """
    return marked.marked(READ[format](source), images=images, headings=headings)
