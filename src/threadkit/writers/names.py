"""Names of files out of what strangers wrote: safe on every system, unique, and never a way out of the folder.

A name holds letters and digits of any script, ``-``, ``_`` and ``.``, does not begin or end with a dot, and is none
that Windows keeps for devices. Systems that do not tell "A" from "a" are met by making names unique without regard to
case.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote, urlsplit

from attrs import define, field

from threadkit.model import Post

MAX_LENGTH: Final = 50  # characters; four bytes each at most, and room for a number and an extension below 255
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_EDGES: Final = "-._"
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_EXTENSIONS: Final = (".html", ".htm", ".php", ".aspx", ".xhtml")


def safe_name(text: str) -> str:
    """The text as a name, empty if nothing of it can be in one.

    >>> safe_name("../../Étude n° 5"), safe_name("con.txt"), safe_name("...")
    ('Étude-n-5', '_con.txt', '')
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", text[: 8 * MAX_LENGTH]))
    name = name.strip(_EDGES)[:MAX_LENGTH].rstrip(_EDGES)
    return f"_{name}" if name.partition(".")[0].casefold() in _DEVICES else name


def slug(post: Post | None) -> str:
    """What a post is called in files: its own slug, the end of its address's path, its title or id, or else "thread".

    >>> slug(Post(url="https://example.org/2012/green-tea.html")), slug(Post(title="On Tea")), slug(None)
    ('green-tea', 'On-Tea', 'thread')
    """
    if post is None:
        return "thread"
    candidates = (post.extra.get("slug"), _end_of_path(post.url), post.title, post.id)
    return next((name for name in (safe_name(text) for text in candidates if isinstance(text, str)) if name), "thread")


def _end_of_path(url: str | None) -> str:
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return ""
    end = unquote(path.rstrip("/").rpartition("/")[2])
    return next((end.removesuffix(extension) for extension in _EXTENSIONS if end.lower().endswith(extension)), end)


@define
class Names:
    """The names that were given in one folder.

    >>> names = Names()
    >>> names.unique("tea"), names.unique("Tea"), names.unique("")
    ('tea', 'Tea-2', '1')
    """

    _taken: set[str] = field(factory=set)
    _counts: dict[str, int] = field(factory=dict)

    def unique(self, name: str) -> str:
        """The name, or with the next free number behind it; an empty one is only the number."""
        key = unicodedata.normalize("NFKC", name).casefold()
        fresh = key
        while not fresh or fresh in self._taken:
            self._counts[key] = self._counts.get(key, 0 if not key else 1) + 1
            fresh = f"{key}-{self._counts[key]}".lstrip("-")
        self._taken.add(fresh)
        return name if fresh == key else f"{name}-{self._counts[key]}".lstrip("-")
