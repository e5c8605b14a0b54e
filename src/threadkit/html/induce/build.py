"""From the chosen group to a profile: the table that a person would have written for this page."""

from __future__ import annotations

from typing import Final

from threadkit.html.induce import dating, furniture, items, naming, nesting, numbering, thread, wording
from threadkit.html.induce.signs import Weighed
from threadkit.html.induce.slots import Records
from threadkit.html.page import Page
from threadkit.html.profile import Profile

_PING_TITLES: Final = (".pingback a[href]", ".trackback a[href]")  # who links here is named by the title of the page


def build(chosen: Weighed, page: Page) -> Profile:
    """The profile of the group that was chosen on a page."""
    found, unless = items.selectors(chosen.group, page.index)
    group = items.whole(chosen.group, found, unless, page.index)
    records = Records(group)
    published = dating.published(records)
    dates = dating.date_elements(records, published)
    author = naming.authors(records, dates)
    names = _elements(records, author)
    titles = furniture.titles(records, names, dates)
    apparatus = [
        *furniture.furniture(records),
        *furniture.repeated(records, names),
        *furniture.surroundings(records, names, dates),
        *titles,
    ]
    apparatus = list(dict.fromkeys(apparatus))
    is_nested = any(outer >= 0 for outer in group.around)
    return Profile(
        name="induced",
        items=found,
        unless=unless,
        spans_siblings=group.spans,
        first_is_post=thread.first_is_post(group, page),
        id=numbering.ids(records),
        url=numbering.urls(records),
        author=[*author, *_PING_TITLES],
        avatar=numbering.avatars(records),
        published=published,
        body=wording.body(records, names, dates, apparatus),
        furniture=apparatus,
        kinds={"pingback": ".pingback", "trackback": ".trackback"},
        extra={"title": titles} if titles else {},
        reply_to=() if is_nested else nesting.reply_to(records),
        depth=() if is_nested else nesting.depth(records),
        levels=() if is_nested else nesting.levels(records),
        claimed=thread.claimed(group, page),
        reasons=chosen.reasons,
    )


def _elements(records: Records, rules: list[str]) -> dict[int, int]:
    """For each record the element that the first of the rules which finds any is read from."""
    found: dict[int, int] = {}
    for rule in rules:
        for record, number in records.firsts(rule.partition(" =~ ")[0].partition("::")[0]):
            found.setdefault(record, number)
    return found
