"""Pages flattened to text: a post and its comments, told apart by the headers of the comments.

No markup says where a comment begins, so the text itself has to: :mod:`~threadkit.readers.flat.marks` reads what each
line shows of a header (a name, a date, "says"), :mod:`~threadkit.readers.flat.forms` makes headers of one to three such
lines, :mod:`~threadkit.readers.flat.evidence` weighs all headers of one form together and decides whether they are
those of comments, and :mod:`~threadkit.readers.flat.cutting` cuts the text by them. A text in which nothing reaches the
threshold is a post without comments: none are invented. Every step is one pass over the lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from threadkit.model import Origin
from threadkit.readers.flat.cutting import comments_of
from threadkit.readers.flat.evidence import choose
from threadkit.readers.flat.layout import heading_of_none
from threadkit.readers.flat.lines import lines_of
from threadkit.readers.flat.posts import post_of
from threadkit.readers.flat.sniffing import sniff
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

__all__ = ["read", "sniff"]


def read(source: Source, context: Context) -> Iterator[Item]:
    """The post and the comments of a flattened page.

    Bodies are plain text; dates are yielded as they stand, to be settled together. Each comment's ``where`` is the
    span of its header and text in ``source.text``. A text without signs of comments is reported as "no-comments",
    unless it says itself that there are none.
    """
    for problem in source.problems:
        context.pass_on(problem)
    lines = lines_of(source.text)
    if not lines:
        return
    choice = choose(lines)
    layout = choice.layout if choice else None
    denied = heading_of_none(lines) if choice is None else None
    post = post_of(lines, layout, len(lines) if denied is None else denied.line)
    if post is not None:
        yield post
    if denied is not None:
        yield Facts(claimed=0)
        return
    if choice is None or layout is None:
        context.report("no-comments", "no sign of a comment was found; the text is read as a post")
        return
    yield Facts(claimed=layout.claimed, origin=Origin(profile=choice.form, reasons=choice.reasons))
    yield from comments_of(layout, lines)
