"""Addresses that may be linked to: http, https and mailto, absolute, and free of anything that another language reads.

What is left out becomes no link; its text stays. Relative addresses are left out too: what they mean depends on the
page that they came from, and ``javascript%3A…`` is one of them.
"""

from __future__ import annotations

import re
from typing import Final

MAX_LENGTH: Final = 2048

# Browsers drop these anywhere in an address (https://url.spec.whatwg.org/#url-parsing); so do we, before looking.
_DROPPED: Final = str.maketrans("", "", "\t\n\r")
_EDGES: Final = "".join(map(chr, range(0x21)))
# A host with a letter or digit in it, and no name before it: names before hosts serve to show another host than meant.
_HOST: Final = r"(?:(?=[^\s/?#\\@:\[\]]*[^\W_])[^\s/?#\\@:\[\]]{1,253}+|\[[0-9A-Fa-f:.]{2,45}\])"
_WEB: Final = re.compile(rf"https?://{_HOST}(?::\d{{1,5}})?(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL: Final = re.compile(r"mailto:[^\s@\\]+@[^\s@\\]+", re.IGNORECASE)
# Quotes, angle brackets, braces, pipes and the like: legal nowhere in an address, alive in HTML, Markdown or templates.
_LIVE: Final = re.compile(
    r"""["'<>{}|^`\x00-\x20\x7f-\xa0\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f"""
    r"""\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e007f]"""
)


def _percent(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode("utf-8", "replace"))


def web_address(url: str | None) -> str | None:
    """The address as it may stand in any output, or None if it is not one to link to.

    >>> web_address(" https://example.org/{{x}}?q=a b ")
    'https://example.org/%7B%7Bx%7D%7D?q=a%20b'
    >>> web_address("java\\tscript:alert(1)"), web_address("/relative"), web_address("//example.org")
    (None, None, None)
    """
    if not url or len(url) > MAX_LENGTH:
        return None
    plain = url.translate(_DROPPED).strip(_EDGES)
    plain = _LIVE.sub(_percent, plain)
    return plain if _WEB.fullmatch(plain) or _MAIL.fullmatch(plain) else None
