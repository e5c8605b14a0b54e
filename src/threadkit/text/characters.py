"""Characters that do something else than show themselves.

Controls, unpaired surrogates and noncharacters are wrecks: a terminal may obey them and a file cannot hold them; each
becomes U+FFFD, so that one sees that something was there. Invisible characters (soft hyphen, zero-width space, tag
characters outside flags) and the controls of text direction hide or reorder what stands beside them (CVE-2021-42574);
they are dropped. What writing needs stays: the zero-width joiners of Persian, Hindi and emoji, and the implicit
direction marks.
"""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

# Surrogates and planes are spelt as escapes of the pattern language: ruff and editors cannot show the characters.
_WRECKS: Final = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
_SEPARATORS: Final = r"\x0b\x0c\x85\u2028\u2029"  # str.splitlines and some editors end a line at them
_UNSEEN: Final = r"\xad\u034f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_FLAG: Final = r"\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f"  # the flags of England, Scotland, Wales

_ODD: Final = re.compile(rf"(?P<flag>{_FLAG})|(?P<wreck>[{_WRECKS}])|(?P<separator>[{_SEPARATORS}])|[{_UNSEEN}]")
_UNPAIRED: Final = re.compile("[\x00\ud800-\udfff]")
_BLANK: Final = re.compile(r"[\s\u115f\u1160\u200e\u200f\u061c\u2800\u3164\uffa0]+")


def _settle(odd: re.Match[str]) -> str:
    if odd["flag"]:
        return odd["flag"]
    return REPLACEMENT if odd["wreck"] else " " if odd["separator"] else ""


def legible(text: str) -> str:
    """The text without characters that hide, reorder or command; see the module.

    >>> legible("pass\\u00adword \\x1b[2J a\\u2028b")
    'password \\ufffd[2J a b'
    """
    if text.isprintable():
        return text
    return _ODD.sub(_settle, text)


def one_line(text: str, limit: int = 200) -> str:
    """A name or title as one visible line of at most ``limit`` characters (an ellipsis marks the cut).

    >>> one_line("  Ann\\n\\u202eB. ")
    'Ann B.'
    """
    plain = text.isascii() and text.isprintable()  # nearly every name: nothing to look for
    line = " ".join(text.split() if plain else _BLANK.split(legible(text))).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def feedable(text: str) -> str:
    """The text as lxml takes it: it cuts a string at a lone surrogate."""
    return text if text.isascii() and "\x00" not in text else _UNPAIRED.sub(REPLACEMENT, text)
