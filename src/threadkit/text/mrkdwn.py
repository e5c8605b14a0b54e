"""Slack's mrkdwn into HTML (https://api.slack.com/reference/surfaces/formatting).

``*bold*``, ``_italic_``, ``~struck~``, code between backticks, quotes that begin with ``>``, and everything that Slack
itself inserts between angle brackets: links, people, channels. ``&``, ``<`` and ``>`` of the text are escaped in the
source; nothing else is.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from threadkit.text.escape import escaped
from threadkit.text.lines import line_ends

_ELEMENTS: Final = {"*": "b", "_": "i", "~": "s"}
_SIGN: Final = re.compile(
    r"<(?P<target>[^<>|\n]{1,2048})(?:\|(?P<label>[^<>\n]{0,2048}))?>"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<delimiter>[*_~])"
)
_QUOTE: Final = re.compile(r" {0,3}(?:&gt;|>) ?")
_MENTIONS: Final = {"@": "@", "#": "#", "!": "@"}  # people, channels, and groups such as <!here>


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(text: str) -> str:
    return escaped(_unescaped(text))


def markup(source: str) -> str:
    """HTML of mrkdwn.

    >>> markup("*So* it is, <@U12|ann>: <https://example.org/|look>")
    '<p><b>So</b> it is, @ann: <a href="https://example.org/">look</a></p>'
    >>> markup("&gt; why?\\n```a < b```")
    '<blockquote><p>why?</p></blockquote><pre>a &lt; b</pre>'
    """
    parts = line_ends(source).split("```")
    if len(parts) % 2 == 0:  # the last fence opens nothing
        parts[-2:] = ["```".join(parts[-2:])]
    pieces = []
    for place, part in enumerate(parts):
        pieces.append(_code(part) if place % 2 else _paragraphs(part))
    return "".join(pieces)


def _code(text: str) -> str:
    return "<pre>" + "\n".join(map(_shown, text.strip("\n").split("\n"))) + "</pre>"


def _paragraphs(text: str) -> str:
    """Quoted and unquoted lines by turns."""
    if not text.strip():
        return ""
    pieces = []
    for quoted, group in groupby(text.strip("\n").split("\n"), lambda line: _QUOTE.match(line) is not None):
        shown = "<br>".join(_inline(_QUOTE.sub("", line, count=1) if quoted else line) for line in group)
        pieces.append(f"<blockquote><p>{shown}</p></blockquote>" if quoted else f"<p>{shown}</p>")
    return "".join(pieces)


def _inline(line: str) -> str:
    """One line. A delimiter that opens is text until its partner closes it."""
    pieces: list[str] = []
    opened: dict[str, int] = {}  # delimiter -> where it stands in the pieces
    done = 0
    for sign in _SIGN.finditer(line):
        pieces.append(_shown(line[done : sign.start()]))
        done = sign.end()
        delimiter = sign["delimiter"]
        if delimiter is None:
            pieces.append(_span(sign))
        elif delimiter in opened and _closes(line, sign):
            _emphasize(pieces, opened, delimiter)
        else:
            if delimiter not in opened and _opens(line, sign):
                opened[delimiter] = len(pieces)
            pieces.append(delimiter)
    pieces.append(_shown(line[done:]))
    return "".join(pieces)


def _opens(line: str, sign: re.Match[str]) -> bool:
    before, after = line[sign.start() - 1 : sign.start()], line[sign.end() : sign.end() + 1]
    return not before.isalnum() and bool(after.strip())


def _closes(line: str, sign: re.Match[str]) -> bool:
    before, after = line[sign.start() - 1 : sign.start()], line[sign.end() : sign.end() + 1]
    return bool(before.strip()) and not after.isalnum()


def _emphasize(pieces: list[str], opened: dict[str, int], delimiter: str) -> None:
    """Make elements of a delimiter and its partner; what opened between them stays text."""
    start = opened.pop(delimiter)
    pieces[start] = f"<{_ELEMENTS[delimiter]}>"
    pieces.append(f"</{_ELEMENTS[delimiter]}>")
    for other in [other for other, place in opened.items() if place > start]:
        del opened[other]


def _span(sign: re.Match[str]) -> str:
    if sign["code"] is not None:
        return f"<code>{_shown(sign['code'])}</code>"
    target, label = sign["target"], sign["label"]
    mention = _MENTIONS.get(target[0])
    if mention is None:
        return f'<a href="{_shown(target)}">{_shown(label or target)}</a>'
    if target.startswith("!date^"):
        return _shown(label or target.split("^")[-1])
    return _shown(label if label and label.startswith(mention) else mention + (label or target[1:].split("^")[-1]))
