"""The inner markup of a comment's body, with the page's furniture taken out.

What is dropped is dropped as an element: a reply link, a signature, a rating widget. Everything else stays as it was
found; cleaning for display is the business of whoever shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from lxml import etree

from threadkit.html.parse import Element
from threadkit.html.scalars import text_of, texts

# What can be a comment on its own, without a word.
MEDIA: Final = ("img", "iframe", "video", "audio", "embed", "object", "picture", "svg")

# What holds other elements and shows nothing itself.
_CONTAINERS: Final = ("ul", "ol", "div")

# What may be left over of a line whose name and date are gone.
_LEFTOVERS: Final = re.compile(
    r"(?:\W|_|\d|\b(?:a|am|antworten|at|author|by|comments?|commented|date|den|edit|el|il|kl|le|link|om|on|op|par|permalink|"
    r"pingback|pm|por|posted|reply|responder|répondre|said|says|trackback|uhr|um|von|vor|wrote|à)\b){0,60}",
    re.IGNORECASE,
)
_LABEL: Final = 30  # characters; more before a name is no label


def detach(element: Element) -> None:
    """Take an element out of its tree; the text after it stays where it was."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def drop(elements: Iterable[Element], inside: Element) -> None:
    """Detach those of the elements that stand inside of another, leaving a space so that words don't join."""
    for element in elements:
        if element is not inside and any(above is inside for above in element.iterancestors()):
            element.tail = " " + (element.tail or "")
            detach(element)


def drop_read(read: Iterable[Element], inside: Element) -> None:
    """Detach what the other fields were read from, with the labels around it ("Comment by X on DATE:")."""
    for element in read:
        way = [element]
        for above in element.iterancestors():
            way.append(above)
            if above is inside:
                break
        if way[-1] is not inside or element is inside:
            continue
        if _holds_paragraphs(element):  # a heading that was never closed: what it says is what stands first in it
            element.text = " "
            continue
        _drop_labels(element)
        detach(element)
        for above in way[1:-1]:
            if not is_leftover(above):
                break
            above.tail = " " + (above.tail or "")
            detach(above)


def _holds_paragraphs(element: Element) -> bool:
    return any(True for _ in element.iter("p", "blockquote", "pre"))


def _drop_labels(element: Element) -> None:
    """Drop the words between which a name or date stands: few before it, and only known ones after it."""
    before, parent = element.getprevious(), element.getparent()
    label = (before.tail if before is not None else parent.text if parent is not None else None) or ""
    if label.strip() and len(label.strip()) <= _LABEL and not label.rstrip().endswith((".", "!", "?")):
        if before is not None:
            before.tail = " "
        elif parent is not None:
            parent.text = " "
    tail = element.tail or ""
    element.tail = " " if _LEFTOVERS.fullmatch(tail) else " " + tail


def is_leftover(element: Element) -> bool:
    """Whether nothing is left in an element but labels."""
    if any(True for _ in element.iter(*MEDIA)):
        return False
    return _LEFTOVERS.fullmatch(text_of(element)) is not None


def _drop_emptied(element: Element) -> None:
    """Detach the containers inside that hold nothing any more, such as the list of replies that were detached."""
    for container in reversed([*element.iterdescendants(*_CONTAINERS)]):
        if len(container) == 0 and not (container.text or "").strip():
            detach(container)


def _unwrapped(element: Element) -> Element:
    """The innermost of the divisions that hold all there is, as themes put them around a comment's parts."""
    while len(element) == 1 and element[0].tag == "div":
        beside = f"{element.text or ''}{element[0].tail or ''}"
        if beside.strip():
            break
        element = element[0]
    return element


def inner(element: Element) -> str:
    """The markup inside an element.

    >>> from lxml.html import fragment_fromstring
    >>> inner(fragment_fromstring("<div> 1 &lt; 2 <b>so</b>! </div>"))
    '1 &lt; 2 <b>so</b>!'
    """
    pieces = [escape(element.text or "", quote=False)]
    pieces += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(pieces).strip()


def rest(element: Element) -> str:
    """The markup that is left of a whole comment: without what was emptied, and the divisions around all of it.

    >>> from lxml.html import fragment_fromstring
    >>> rest(fragment_fromstring("<div> <div id='div-comment-1'><p>So.</p> True.</div> <ul></ul></div>"))
    '<p>So.</p> True.'
    """
    if not says_something(element):  # the frame shows that there is a comment, of which the page has no words
        return inner(element)
    _drop_emptied(element)
    return inner(_unwrapped(element))


def following(element: Element) -> str:
    """The markup that follows an element among its siblings."""
    pieces = [escape(element.tail or "", quote=False)]
    pieces += [etree.tostring(one, encoding="unicode", method="html") for one in element.itersiblings()]
    return "".join(pieces).strip()


def says_something(element: Element) -> bool:
    """Whether there is a word or a picture in an element."""
    return any(piece.strip() for piece in texts(element)) or any(True for _ in element.iter(*MEDIA))
