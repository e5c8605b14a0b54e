"""Plain text into HTML: paragraphs, line ends, code-like indentation, and addresses that become links.

Nothing in plain text is markup: every character shows as itself.
"""

from __future__ import annotations

import re
from typing import Final

from threadkit.text.escape import escaped
from threadkit.text.urls import web_address

_LINE_END: Final = re.compile(r"\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
ADDRESS: Final = re.compile(r"\bhttps?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?*_~'"  # more likely the sentence's than the address's
_INDENT: Final = re.compile(r"(?m)^ +| {2,}")


def line_ends(text: str) -> str:
    """The text with ``\\n`` for every kind of line end."""
    return _LINE_END.sub("\n", text)


def address_end(address: str) -> int:
    """How much of a run of characters is the address itself, as people write them in sentences.

    >>> address_end("https://example.org/a_(b)).")
    25
    """
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end and (address[end - 1] in _TRAILING or (surplus > 0 and address[end - 1] == ")")):
        surplus -= address[end - 1] == ")"
        end -= 1
    return end


def linked(text: str) -> str:
    """The text as HTML, with its web addresses as links.

    >>> linked("see https://example.org/, <b>")
    'see <a href="https://example.org/">https://example.org/</a>, &lt;b&gt;'
    """
    pieces = []
    done = 0
    for match in ADDRESS.finditer(text):
        shown = match[0][: address_end(match[0])]
        address = web_address(shown)
        if address:
            pieces += [escaped(text[done : match.start()]), f'<a href="{escaped(address)}">{escaped(shown)}</a>']
            done = match.start() + len(shown)
    pieces.append(escaped(text[done:]))
    return "".join(pieces)


def markup(text: str) -> str:
    """HTML that shows a plain text.

    >>> markup("One\\ntwo\\n\\n  three")
    '<p>One<br>two</p>\\n<p>\\xa0 three</p>'
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", line_ends(text).expandtabs(4).strip("\n"))
    return "\n".join(f"<p>{_paragraph(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip())


def _paragraph(text: str) -> str:
    return "<br>".join(linked(_INDENT.sub(_kept_spaces, line)) for line in text.rstrip().split("\n"))


def _kept_spaces(spaces: re.Match[str]) -> str:
    """Spaces that a browser must not collapse: all but the last do not break."""
    return "\xa0" * (len(spaces[0]) - 1) + " "
