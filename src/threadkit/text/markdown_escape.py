"""Plain text into Markdown that shows exactly that text.

Written for every reader of Markdown, not for CommonMark alone: Python-Markdown (Pelican, Nikola, MkDocs), kramdown
(Jekyll), goldmark (Hugo), GitHub, pandoc, MyST. What decides:

- A backslash is used only where all of them take it: before ``* _ [ ] # + - . ! )``. Python-Markdown shows the
  backslash of ``\\<`` and takes the tag for a tag, so ``<``, ``>`` and ``&`` are always entities.
- ``{`` and ``}`` are entities everywhere: Liquid, Jinja, Hugo and Vue look for theirs before anyone reads Markdown, and
  kramdown's attribute lists are event handlers for the asking.
- What begins a block (a heading, an item, a fence, front matter, an admonition, a directive) is defused at the
  beginning of a line; what is an extension's inline sign (``~ ^ $ | == ++``, ``:emoji:``, bare addresses) becomes an
  entity where that sign could work, so that ordinary prose stays readable.
"""

from __future__ import annotations

import re
from typing import Final


def _entity(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def _backslash(text: str) -> str:
    return "\\" + text


_ALWAYS: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGN: Final = re.compile(
    r"(?P<markup>[&<>])"
    r"|(?P<slash>[*_\[\]])"
    r"|(?P<entity>[\\`{}|~^$]"
    r"|:(?=[^\s\d])|(?<![^\W_]):(?=\d)"  # :emoji:, rST roles, http://; not "at 12:30" or "Note: this"
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+"
    r"|(?<=\w)@(?=\w)"  # a mail address is not to become a link
    r"|(?<=\bwww)\.|(?<=\bWWW)\.)"
    r"|(?P<bang>!)(?=\[|$)"  # "!" before a link would make an image of it
    r"|(?P<hash>(?<!\S)\#)"
)
# What begins a block at the beginning of a line, in any of the readers named above.
_LINE_SLASH: Final = frozenset("-+#.!")
_LINE_ENTITY: Final = frozenset("=:?;%@/")
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])")


def _defuse(sign: re.Match[str]) -> str:
    text = sign[0]
    if sign["markup"]:
        return _ALWAYS[text]
    return _entity(text) if sign["entity"] else _backslash(text)


def inline(text: str) -> str:
    """Text inside a line.

    >>> inline("5 > 3 & *not* {{ x }}, snake_case, at 12:30")
    '5 &gt; 3 &amp; \\\\*not\\\\* &#123;&#123; x &#125;&#125;, snake\\\\_case, at 12:30'
    """
    return _SIGN.sub(_defuse, text)


def line(text: str) -> str:
    """Text that begins a line: nothing at its beginning opens a block.

    >>> line("1. one"), line("- dash"), line("# hash"), line("=== x"), line("plain")
    ('1\\\\. one', '\\\\- dash', '\\\\# hash', '&#61;&#61;&#61; x', 'plain')
    """
    text = text.lstrip(" ")
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered[1]}\\{numbered[2]}{inline(text[numbered.end() :])}"
    if text[:1] in _LINE_SLASH:
        return "\\" + text[0] + inline(text[1:])
    if text[:1] in _LINE_ENTITY:
        return _entity(text[0]) + inline(text[1:])
    return inline(text)
