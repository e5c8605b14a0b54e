"""What one line shows of a comment's header: the name, the date, the marker words, the number, and their order.

The date is found first and splits the line; what stands before it and behind it is then small enough to be read from
its edges by looking up words, so nothing here searches for a name from the left. The order of the parts makes the
*shape*, a few of the words ``date by name says``, by which :mod:`~threadkit.readers.flat.forms` knows a header:

    3. Ann Lee says: 10/25/20123:08 am      ->  name says date
    Posted by Ann Lee at 25 Oct 2012        ->  by name date
    On 25 Oct 2012, Ann Lee wrote: So true. ->  date name says, and a body on the same line
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import evolve

from threadkit.dates import find_dates, looks_like_date
from threadkit.model import Timestamp
from threadkit.readers.flat.names import bare_name, clean_name, is_personal, is_plausible
from threadkit.readers.flat.phrases import (
    ANNOUNCING,
    BYLINE,
    CLOCKING,
    REPLYING,
    SAYING,
    is_furniture,
    without_joint_before,
    without_joint_behind,
)
from threadkit.readers.flat.words import NAME_LABELS

_REACH: Final = 200  # characters of a line in which a header must end
_DATE_REACH: Final = 120  # … and in which its date must begin
_SHORT: Final = 80  # characters of a line that is searched for dates as a whole …
_AROUND: Final = 48  # … and of a longer one's text on either side of digits
_NAME_REACH: Final = 60  # characters from a name's begin to the colon behind it

_LEAD: Final = re.compile(r"(?:[*•·▪◦‣○●+>»↳└├│-]{1,3}[ \t\u00a0]{1,4})+")
_DASH: Final = re.compile(r"(?:[—–―~]|--)[ \t\u00a0]*")
_NUMBER: Final = re.compile(
    r"(?:(?:comment|kommentar|reply|post|commentaire|comentario)\s)?(?:#|№|no\. ?|nr\. ?)\s?"
    r"(\d{1,7}(?:[.-]\d{1,4})*)[.):]?\s*"
    r"|[\[(]?(\d{1,6}(?:\.\d{1,4})*)[.)\]:]+(?:\s+|$)",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"(\d{1,5})[ \t\u00a0]+(?=[^\W\d])")
_NUMBER_BEHIND: Final = re.compile(r"#\s?(\d{1,7}(?:[.-]\d{1,4})*)[)\]]?\s*$")
_SEPARATORS: Final = re.compile(r"[,;:：|·•»«/()\[\]（）【】~@–—-]")
_COLON: Final = re.compile(r"\s?(?::(?=\s|$)|：|(?:\.{3}|…)$)")  # some blogs write "X said…"
_CLOSE: Final = re.compile(
    r"[\s)\]）】.,]*(?:[:：|·•»–—~-]{1,2}(?=\s|$)|[:：])?\s*"
)  # what ends a header before its body
_DATE_DIGITS: Final = re.compile(r"\d{4}|\d[:.h：/-]\d|\d\s?[年月日]")


class Mark(NamedTuple):
    """The parts of a header that one line shows.

    ``shape`` is empty for a line that shows none. ``joint`` is the punctuation between name and date, ``rest`` where
    in the line the body begins (-1 if the line is a header and nothing else), ``signed`` whether a dash leads, as it
    does under a text, ``target`` whom the header says that it replies to, and ``inner`` where it begins behind a
    number and bullets.
    """

    shape: str = ""
    name: str = ""
    stamps: tuple[Timestamp, ...] = ()
    number: str | None = None
    joint: str = ""
    rest: int = -1
    signed: bool = False
    target: str | None = None
    inner: int = 0


NOTHING: Final = Mark()
GLUE: Final = "glue"  # the joint of a name and a date with nothing between them, not even a space


def read_mark(text: str) -> Mark:
    """The header parts of a line, or :data:`NOTHING`.

    >>> mark = read_mark("3. Ann Lee says:")
    >>> mark.shape, mark.name, mark.number
    ('name says', 'Ann Lee', '3')
    """
    head = text[:_REACH]
    stamps = _stamps(head)
    first, last = stamps[0].span if stamps and stamps[0].span else (len(head), len(head))
    start, number, signed = _lead(head, first)
    if not stamps:
        mark = _undated(text, start)
    else:
        behind = _NUMBER_BEHIND.search(head, last) if len(text) <= _REACH else None
        number = behind[1] if behind else number
        tail = head[last : behind.start() if behind else None]
        mark = _numbered(head[start:first], tail, last) if number is None else NOTHING
        number = mark.number or number
        mark = mark if mark.shape else _dated(head[start:first], tail, last)
    return mark._replace(stamps=tuple(stamps), number=number, signed=signed, inner=start) if mark.shape else NOTHING


def _stamps(head: str) -> list[Timestamp]:
    """The dates of a line that is short, or those around the first date-like digits of a longer one."""
    if len(head) <= _SHORT:
        found = find_dates(head) if looks_like_date(head) else []
    elif (digits := _DATE_DIGITS.search(head, 0, _DATE_REACH)) is not None:
        start = max(0, digits.start() - _AROUND)
        found = [_moved(stamp, start) for stamp in find_dates(head[start : digits.end() + _AROUND])]
    else:
        return []
    return found if found and found[0].span is not None and found[0].span[0] < _DATE_REACH else []


def _moved(stamp: Timestamp, by: int) -> Timestamp:
    first, last = stamp.span or (0, 0)
    return evolve(stamp, span=(first + by, last + by))


def _lead(head: str, limit: int) -> tuple[int, str | None, bool]:
    """Where the header begins behind bullets, a dash and a number; the number; whether there is a dash."""
    bullets = _LEAD.match(head, 0, limit)
    start = bullets.end() if bullets else 0
    dash = _DASH.match(head, start, limit)
    start = dash.end() if dash else start
    number = _NUMBER.match(head, start)
    if number is None or number.end() > limit:  # "25. October": the number is the day
        return start, None, dash is not None
    return number.end(), number[1] or number[2], dash is not None


def _numbered(before: str, behind: str, last: int) -> Mark:
    """The mark of "3 Ann Lee DATE": with no marker word and no punctuation, a bare number is none of the name."""
    bare = _BARE_NUMBER.match(before)
    mark = _dated(before[bare.end() :], behind, last) if bare else NOTHING
    return mark._replace(number=bare[1]) if bare and mark.shape == "name date" and not mark.joint else NOTHING


def _dated(before: str, behind: str, last: int) -> Mark:
    """The mark of a line with a date, from the text on either side of it; ``last`` is where the date ends."""
    shown = without_joint_behind(before)
    clocked = CLOCKING.cut_start(behind)
    if clocked is not None:
        last, behind = last + len(behind) - len(clocked), clocked
    said = SAYING.cut_end(shown)
    if not shown or said == "" or ANNOUNCING.cut_end(shown) == "":
        return _date_first(behind, last)
    joint = "".join(_SEPARATORS.findall(before[before.rfind(shown) + len(shown) :]))
    joint = GLUE if before.endswith(shown) and shown[-1].isalnum() else joint
    return _name_first(shown if said is None else said, said is not None, joint, behind, last)


def _name_first(shown: str, says: bool, joint: str, behind: str, last: int) -> Mark:
    """The mark of a line with a name before the date: a whole header, or one with a body behind a clear border."""
    by, name, target = _split_name(shown)
    close = _CLOSE.match(behind)
    gap = close[0] if close else ""
    tail = behind[len(gap) :].strip()
    if not says and tail and SAYING.cut_end(tail.rstrip(" :：")) == "":  # "X on DATE wrote:"
        says, tail = True, ""
    if not is_plausible(name) or not (by or says or joint or is_personal(bare_name(name))):
        return NOTHING
    mark = Mark(_shape(by=by, name=True, says=says, date=True), name, joint=joint, target=target)
    if not tail or is_furniture(tail):
        return mark
    bordered = ":" in joint or _SEPARATORS.search(gap) or (not gap and tail[0].isalpha())
    return mark._replace(rest=last + len(gap)) if bordered else NOTHING


def _date_first(behind: str, last: int) -> Mark:
    """The mark of a line that begins with a date: alone, glued to a body, or before a name and perhaps a body."""
    tail = without_joint_before(behind)
    if not tail or is_furniture(tail):
        return Mark("date")
    if behind[0].isalpha():
        return Mark("date", joint=GLUE, rest=last)
    by_name = BYLINE.cut_start(tail)
    said_name = SAYING.cut_start(tail) if by_name is None else None  # "Am 3. März schrieb Ann:"
    says, shown, rest = _speaker(next(it for it in (by_name, said_name, tail) if it is not None))
    name, target = split_target(shown)
    joint = "".join(_SEPARATORS.findall(behind[: behind.find(tail)])) + (":" if rest is not None else "")
    marked = by_name is not None or says or said_name is not None
    if not is_plausible(name) or not (marked or joint or is_personal(bare_name(name))):
        return NOTHING
    shape = "date " + _shape(by=by_name is not None, name=True, says=says or said_name is not None)
    return Mark(shape, name, joint=joint, rest=last + len(behind) - len(rest) if rest else -1, target=target)


def _undated(text: str, start: int) -> Mark:
    """The mark of a line without a date: a speaker with a colon, a byline, or what may be a name."""
    if len(text) > start + _NAME_REACH and not _COLON.search(text, start, start + _NAME_REACH):
        return NOTHING
    text = text[start:]
    says, shown, rest = _speaker(text)
    if says and rest is not None and not shown:
        return Mark("says") if not rest else NOTHING
    if rest and not says and shown.casefold() in NAME_LABELS:  # "From: Ann"
        name, target = split_target(rest)
        return Mark("by name", name, target=target) if is_personal(bare_name(name)) else NOTHING
    by, name, target = _split_name(shown)
    if (rest and not says) or not is_plausible(name):
        return NOTHING
    says = says and rest is not None
    body = start + len(text) - len(rest) if rest else -1
    return Mark(_shape(by=by, name=True, says=says), name, rest=body, target=target)


def _speaker(text: str) -> tuple[bool, str, str | None]:
    """Whether "says" stands behind the name at the beginning of a text, the name, and what follows the colon.

    What follows is None without a colon, and then the name is the whole text.
    """
    colon = _COLON.search(text, 0, _NAME_REACH)
    shown = text[: colon.start()] if colon else text[:_REACH]
    rest = text[colon.end() :].strip() if colon else None
    name = SAYING.cut_end(shown.strip())
    return name is not None, shown.strip() if name is None else name, rest


def _split_name(shown: str) -> tuple[bool, str, str | None]:
    """Whether "by" stands before a name, the name, and the target of "in reply to" behind it."""
    behind = BYLINE.cut_start(shown)
    name, target = split_target(shown if behind is None else behind)
    return behind is not None, clean_name(name), target


def split_target(shown: str) -> tuple[str, str | None]:
    """A name, and whom its bearer replies to.

    >>> split_target("Ann Lee in reply to Ben"), split_target("Ann Lee")
    (('Ann Lee', 'Ben'), ('Ann Lee', None))
    """
    parts = REPLYING.split(shown)
    return (clean_name(parts[0]), bare_name(parts[1])) if parts else (clean_name(shown), None)


def _shape(**there: bool) -> str:
    return " ".join(word for word, is_there in there.items() if is_there)
