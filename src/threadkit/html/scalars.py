"""What is found on a page, as values of a kind: names, counts, scores, ids; None for what is none.

An alternative of a profile counts only when its value is of the field's kind, so these functions are strict about
what cannot be (a date is no name) and lenient about what surrounds it (labels, colons, "says").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from threadkit.dates import find_dates
from threadkit.html.parse import Element

MAX_NAME: Final = 200  # characters

_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_BADGE: Final = re.compile(
    r"(?:^|[-_ ])(?:badge|role|label|rank|says|said|screen-reader-text|sr-only|visually-hidden|tooltip|usertitle|"
    r"user-?group|moderator|flair|points?|count|verified)(?:$|[-_ ])"
)
_SAYS: Final = (
    "says|said|sais|wrote|writes|replied|replies|responds|responded|commented|comments|sagt|sagte|meint|meinte|schreibt|"
    "schrieb|antwortet|a dit|dit|a écrit|écrit|dice|dijo|escribió|escribe|ha detto|ha scritto|scrive|diz|disse|"
    "escreveu|"
    "skrev|skriver|säger|sier|siger|zegt|schreef|schrijft|pisze|napisał|mówi|říká|napsal|napísal|hovorí|diyor|"
    "dedi ki|пишет|говорит|spune|mondja|kirjoitti|sanoo|より"
)
_LABEL: Final = re.compile(
    r"^[\s,|•·–—-]*(?:(?:posted|written|submitted|published|comment(?:ed|aire|o)?|reply|kommentar|comentario|comentário|commento|"
    r"risposta|réponse|antwort|pingback|trackback|linkback|geschrieben|geplaatst|publié|envoyé|enviado|submetido|inviato|skrevet|written)\s+)?"
    r"(?:by|von|par|por|from|av|af|door|przez|di|da|de)\s*:?\s+(?=\S)|^(?:author|name|user|autor|auteur)\s*:\s*",
    re.IGNORECASE,
)
_BREAKS: Final = ("br", "p", "div", "ul", "ol", "blockquote", "dd")
_BEFORE_DATE: Final = re.compile(
    r"(?:[\s,|•·»–—-]|\b(?:on|at|le|am|um|el|il|em|du|vom|den|op|kl|the))+$", re.IGNORECASE
)
_DAY_BEFORE_DATE: Final = re.compile(r"(?<=\w) ?[|•·–—] ?[^\W\d_]{2,12}[.,]* ?$")  # "Ann | Tue, "
_TRAILER: Final = re.compile(
    rf"(?:[\s,|•·»–—-]|\s)*(?:\s(?:{_SAYS})(?:\s*(?:on|am|le|el|il|em|den|at|to))?(?:\.\.\.|…)?)?[\s:,;|•·»–—-]*$",
    re.IGNORECASE,
)
_UNVERIFIED: Final = re.compile(r"\s*\((?:not verified|nicht überprüft|non vérifié|no verificado|niet geverifieerd)\)$")
_PERMALINK: Final = re.compile(r" [#¶]$")  # beside the name
_NO_NAME: Final = re.compile(
    r"[\s|,.:;•·»«–—#/()-]+|#?\s*\d{1,3}|\[?(?:deleted|removed)\]|"
    r"by|von|par|says|reply|permalink|link|posted|on|at|comments?|profile|antworten|répondre",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,\u00a0 \u202f']\d{3})+|\d{1,9})(?![\d])")
_SCORE: Final = re.compile(r"([+\-−–]?)\s?(\d+(?:[.,]\d+)*)\s?([kKmM]?)(?![\w])")
_PREFIXED_ID: Final = re.compile(r"^[#A-Za-z_.:-]+?(\d+)/?$")
_ONE: Final = re.compile(r"^\s*(?:one|ein(?:e|en)?|une?|uno|una|um|uma|één|en|ett|jeden|jedna)\s+\w+|\d", re.IGNORECASE)


def squash(text: str) -> str:
    """One line without invisible characters.

    >>> squash(" Ann\\u200b \\n Bee ")
    'Ann Bee'
    """
    return " ".join(_INVISIBLE.sub("", text).split())


def texts(element: Element) -> Iterator[str]:
    """The text nodes of an element, in order."""
    for piece in element.itertext():
        yield str(piece)


def text_of(element: Element) -> str:
    """The text of an element on one line, with a space wherever an element begins or ends."""
    return squash(" ".join(texts(element)))


def own_text(element: Element) -> str:
    """The text that stands in the element itself, without that of its children."""
    return squash(" ".join([element.text or "", *(child.tail or "" for child in element)]))


def name_text(element: Element) -> str:
    """The text of an element that holds a name: up to the first line break, without badges."""
    pieces: list[str] = []
    skipped: Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and skipped is None:
            if node is not element and node.tag in _BREAKS and any(map(str.strip, pieces)):
                break
            if node is not element and _BADGE.search(node.get("class") or ""):
                skipped = node
            else:
                pieces.append(node.text or "")
        elif event == "end":
            skipped = None if node is skipped else skipped
            if skipped is None and node is not element:
                pieces.append(node.tail or "")
    return squash(" ".join(pieces))


def name(text: str, *, dated: bool = True) -> str | None:
    """A person's name without what labels it, or None. ``dated``: a date may stand beside the name.

    >>> name("Posted by Ann Bee on March 3, 2012"), name("Ann says:"), name("March 3, 2012"), name("By")
    ('Ann Bee', 'Ann', None, None)
    """
    bare = _PERMALINK.sub("", squash(text))
    if not bare or len(bare) > 2 * MAX_NAME:
        return None
    bare = _without_label(bare)
    if dated and any(map(str.isdigit, bare)):
        bare = _without_label(_without_date(bare))
    if not bare or len(bare) > MAX_NAME or _NO_NAME.fullmatch(bare):
        return None
    return bare


def _without_label(text: str) -> str:
    bare, labels = _LABEL.subn("", text)
    bare = _UNVERIFIED.sub("", _TRAILER.sub("", f" {bare}").strip())
    return _BEFORE_DATE.sub("", bare) if labels else bare  # "by X on"


def _without_date(text: str) -> str:
    """What stands before the first date in a text, or after it if nothing does."""
    dates = [date.span for date in find_dates(text) if date.span is not None and date.span[1] - date.span[0] > 4]
    if not dates:
        return text
    start, end = dates[0]
    before = _BEFORE_DATE.sub("", _DAY_BEFORE_DATE.sub("", text[:start]))
    return before if any(map(str.isalnum, before)) else text[end:]


def identifier(text: str) -> str | None:
    """An id without the prefix that platforms put before a number.

    >>> identifier("comment-123"), identifier("#p7"), identifier("t1_c5xyz"), identifier(" ")
    ('123', '7', 't1_c5xyz', None)
    """
    bare = text.strip()
    match = _PREFIXED_ID.match(bare)
    return (match[1] if match else bare.lstrip("#")) or None


def count(text: str) -> int | None:
    """A stated number of comments.

    >>> count("1,234 Responses to “10 teas”"), count("One comment"), count("No comments yet"), count("Leave a reply")
    (1234, 1, None, None)
    """
    if match := _COUNT.search(text):
        return int(re.sub(r"\D", "", match[1]))
    return 1 if _ONE.match(text) else None


def score(text: str) -> float | None:
    """Votes or points.

    >>> score("10.3k points"), score("−3"), score("hidden")
    (10300.0, -3.0, None)
    """
    match = _SCORE.search(text)
    if not match:
        return None
    sign = -1 if match[1] in ("-", "−", "–") else 1
    digits, scale = match[2], {"": 1, "k": 1_000, "m": 1_000_000}[match[3].lower()]
    if scale == 1:
        return float(sign * int(re.sub(r"\D", "", digits)))
    return sign * float(digits.replace(",", ".")) * scale
