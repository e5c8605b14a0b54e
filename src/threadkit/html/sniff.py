"""Is it a web page? By what it begins with, and by how much of it is markup.

Flattened text and JSON may hold tags in a few places; a page is made of them.
"""

from __future__ import annotations

import re
from typing import Final

from threadkit.html.parse import peel
from threadkit.reading import Evidence
from threadkit.source import Source

_OPENING: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*)*<(!doctype html|html|head|body)\b", re.I
)
_FEED: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,400}-->\s*)*<(?:rss|feed|disqus|rdf:RDF|\w+:\w+|opml|blog|export|wxr)\b"
)
_TAG: Final = re.compile(
    r"</?(?:div|p|span|a|li|ul|ol|table|tr|td|article|section|h[1-6]|br|img|header|footer|dl|dt|dd|blockquote|time|cite|"
    r"form|meta|title|b|i|em|strong)\b[^<>]*>",
    re.I,
)
_JSON: Final = re.compile(r"""\s*[{\[]\s*["{\[\]}\d]""")  # but not the "{% include %}" of a template
_PER_TAG: Final = 400  # characters of text that one tag is worth in a fragment


def sniff(source: Source) -> Evidence | None:
    """How likely a source is a web page, from its beginning."""
    head = peel(source.head)[1]
    if _FEED.match(head):
        return None
    if opening := _OPENING.match(head):
        return 0.98, (f"begins with <{opening[1].lower()}>",)
    if _JSON.match(head):
        return None
    tags = len(_TAG.findall(head))
    if head.lstrip().startswith("<") and tags >= 2:
        return 0.9, (f"begins with a tag and holds {tags} tags of HTML",)
    if tags >= 6 and tags * _PER_TAG >= len(head):
        return 0.7, (f"holds {tags} tags of HTML",)
    return None
