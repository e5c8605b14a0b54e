"""Plain text into Markdown that shows exactly that text.

Written for every reader of Markdown, not for CommonMark alone: Python-Markdown (Pelican, Nikola, MkDocs), kramdown
(Jekyll), goldmark (Hugo), GitHub, pandoc, MyST. What decides:

- A backslash is used only where all of them take it: before ``* _ [ ] # + - . ! )``. Python-Markdown shows the
  backslash of ``\\<`` and takes the tag for a tag, so ``<``, ``>`` and ``&`` are always entities.
- ``{`` and ``}`` are entities everywhere: Liquid, Jinja, Hugo and Vue look for theirs before anyone reads Markdown, and
  kramdown's attribute lists are event handlers for the asking.
- What begins a block (a heading, an item, a fence, an admonition, a directive) is defused at the beginning of a line.
  What is an extension's sign inside a line (``~ ^ $ | ==``, ``:emoji:``, bare addresses) is an entity where it could
  work, so that ordinary prose stays readable.
- Code is written between backticks unless some reader would still find markup, a template or a link in it: bare
  Python-Markdown knows no fences. Then it is a ``<code>`` element of entities.
"""

from __future__ import annotations

import re
from typing import Final

from threadkit.text.lines import ADDRESS, address_end
from threadkit.text.urls import web_address

_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BACKSLASHED: Final = frozenset("*_[]!#")
# One class of characters first, so that the search skips ordinary text at full speed; then what makes each one a sign.
_SIGN: Final = re.compile(
    r"[&<>*_\[\]\\`{}|~^$!#:=+@.](?:"
    r"(?<=[&<>*_\[\]\\`{}|~^$])"
    r"|(?<=!)(?=\[)"
    r"|(?<=\#)(?<!\S\#)"
    r"|(?<=:)(?=[^\s\d])|(?<=:)(?<![^\W_]:)(?=\d)"  # :emoji:, roles, http://; not "at 12:30" or "Note: this"
    r"|(?<==)(?:(?==)|(?<===))|(?<=\+)(?:(?=\+)|(?<=\+\+))"
    r"|(?<=\w@)(?=\w)"  # a mail address is not to become a link
    r"|(?<=\bwww\.)|(?<=\bWWW\.)"
    r")"
)
# What begins a block at the beginning of a line, in any of the readers named above.
_OPENING: Final = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<slash>[-+](?=[-+\s]|$)|\.(?=\.\s)|!(?=!!))|(?P<entity>[=:%]|\?(?=\?\?))"
)
# An address that every reader takes between angle brackets, and shows as it is ("%41" would be shown decoded).
_PLAIN_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9/._~?=+:#&!,-]+", re.IGNORECASE)
# What works even inside a code block in some reader: tags, templates, includes, attribute lists, links, definitions.
_LIVE_CODE: Final = re.compile(
    r"<[A-Za-z/!?%]|8<|\{[{%#:.<!=]|\{[ \t]+[.#]|\{\w+\}|\bon\w+[ \t]*=|\][(:\[]|\[\[|\[TOC|::|`"
    r"|^[ \t]*#\+|^(?:import|export)\b|^(?:---|\+\+\+|;;;)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_WORD: Final = re.compile(r"[^\w\s.,;()/'\"?-]|_")


def entity(text: str) -> str:
    """Numeric character references, which every reader takes for the characters and none for a sign."""
    return "".join(f"&#{ord(character)};" for character in text)


def _defuse(sign: re.Match[str]) -> str:
    text = sign[0]
    if text in _BACKSLASHED:
        return "\\" + text
    return _NAMED.get(text) or entity(text)


def inline(text: str) -> str:
    """Text inside a line.

    >>> print(inline("5 > 3 & *not* {{ x }}, snake_case, at 12:30"))
    5 &gt; 3 &amp; \\*not\\* &#123;&#123; x &#125;&#125;, snake\\_case, at 12:30
    """
    return _SIGN.sub(_defuse, text)


def line(text: str) -> str:
    """Text that begins a line: nothing at its beginning opens a block.

    >>> [line(text) for text in ("1. one", "- dash", "# hash", "==", "-5 is -5")]
    ['1\\\\. one', '\\\\- dash', '\\\\# hash', '&#61;=', '-5 is -5']
    """
    opening = _OPENING.match(text)
    if opening is None:
        return inline(text)
    rest = text[opening.end() :]
    if opening["number"]:
        return f"{opening[0]}\\{rest[0]}{inline(rest[1:])}"
    return (entity(opening[0]) if opening["entity"] else "\\" + opening[0]) + inline(rest)


def linked(text: str, begins_line: bool) -> str:
    """Text with its bare web addresses as links.

    >>> linked("see https://example.org/a_b.", begins_line=True)
    'see <https://example.org/a_b>.'
    """
    escape = line if begins_line else inline
    if "://" not in text:
        return escape(text)
    pieces = []
    done = 0
    for match in ADDRESS.finditer(text):
        address = match[0][: address_end(match[0])]
        if _PLAIN_ADDRESS.fullmatch(address) and web_address(address) == address:
            if match.start() > done:
                pieces.append(escape(text[done : match.start()]))
            pieces.append(f"<{address}>")
            escape = inline
            done = match.start() + len(address)
    pieces.append(escape(text[done:]))
    return "".join(pieces)


def destination(address: str) -> str:
    """A checked address as the destination of a link.

    >>> destination("https://example.org/a_(b)?c=1&d=2")
    'https://example.org/a_%28b%29?c=1&amp;d=2'
    """
    return re.sub(r"[()\[\]*$]", lambda sign: f"%{ord(sign[0]):02X}", address).replace("&", "&amp;")


def is_address(label: str, address: str) -> bool:
    """Whether an escaped label is nothing but the address, so that ``<address>`` says both."""
    return label == inline(address) and _PLAIN_ADDRESS.fullmatch(address) is not None


def code_span(text: str) -> str:
    """Code inside a line.

    >>> code_span("x = y"), code_span("<b>")
    ('`x = y`', '<code>&#60;b&#62;</code>')
    """
    if "|" in text or _LIVE_CODE.search(text):
        return f"<code>{code_entities(text)}</code>"
    return f"`{text}`"


def code_block(text: str, language: str) -> list[str]:
    """The lines of a code block.

    >>> code_block("x = y", "python")
    ['```python', 'x = y', '```']
    """
    if _LIVE_CODE.search(text):
        return f"<pre><code>{code_entities(text)}</code></pre>".split("\n")
    return [f"```{language}", *text.split("\n"), "```"]


def code_entities(text: str) -> str:
    """Text in which no sign is left that any reader of Markdown, HTML or templates could take for its own."""
    return _NO_WORD.sub(lambda sign: entity(sign[0]), text)
