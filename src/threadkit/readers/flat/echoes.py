"""What a page says again at the end of a comment: its author and its date, a button that names the author.

Such lines are known by the comment's own header, so nothing that somebody else wrote can look like one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from threadkit.readers.flat.forms import Header
from threadkit.readers.flat.layout import without_furniture
from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.marks import read_mark
from threadkit.readers.flat.names import bare_name
from threadkit.readers.flat.page_words import REPLY_BUTTONS

_BUTTONS: Final = frozenset(map(str.casefold, REPLY_BUTTONS))
_STOPS: Final = ".!?…。！？؟।"
_LONGEST: Final = 160  # characters of a line that names the author again


def without_echo(text: range, header: Header, lines: Sequence[Line]) -> range:
    """The lines of a text without one at its end that names the author again, beside "Reply to" or the date."""
    within = without_furniture(text, lines)
    if within and _is_echo(lines[within[-1]].text, header):
        return without_furniture(within[:-1], lines)
    return text


def without_glued_button(source: str) -> str:
    """A body without the word of a button that its flattening has glued to its last sentence.

    >>> without_glued_button("So true.Reply"), without_glued_button("So true. Reply")
    ('So true.', 'So true. Reply')
    """
    button = next((word for word in REPLY_BUTTONS if source.endswith(word)), "")
    bare = source.removesuffix(button)
    return bare if button and bare[-1:] and bare[-1] in _STOPS else source


def _is_echo(line: str, header: Header) -> bool:
    name = bare_name(header.mark.name).casefold()
    if not name or len(line) > _LONGEST:
        return False
    shown = " ".join(line.casefold().split())
    if shown.endswith(name) and shown.removesuffix(name).strip() in _BUTTONS:
        return True
    mark = read_mark(line)
    same = bool(mark.stamps) and [it.text for it in mark.stamps] == [it.text for it in header.mark.stamps]
    return same and mark.rest < 0 and mark.shape != "date" and bare_name(mark.name).casefold() == name
