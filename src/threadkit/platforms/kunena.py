"""Kunena, the forum of Joomla."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

KUNENA: Final = Profile(
    name="kunena",
    items=("div.kmsg-header",),
    spans_siblings=True,
    signs=("#Kunena", ".kmsgtext"),
    first_is_post=True,
    id=(".kmsg-id a@id", ".kmsg-id a@href =~ #(\\d+)", "a[id]@id"),
    url=(".kmsg-id a@href",),
    author=(".kpost-username a", ".kpost-username", ".kwho-user"),
    author_url=(".kpost-username a@href",),
    avatar=(".kavatar@src", ".kpost-avatar img@src"),
    published=(".kmsgdate@title", ".kmsgdate"),
    body=(".kmsgtext", ".kmsgbody"),
    extra={"subject": (".kmsgtitle", ".kmsg-title")},
)
