"""FluxBB and punBB."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

FLUXBB: Final = Profile(
    name="fluxbb",
    items=("div.blockpost:numbered(p)",),
    signs=("#punviewtopic", ".postleft", ".postmsg"),
    first_is_post=True,
    later_page=(".pagelink a[rel=prev]",),
    id=("@id =~ ^p(\\d+)$",),
    url=("h2 a@href",),
    author=(".postleft dt strong",),
    author_url=(".postleft dt a@href",),
    roles=(".usertitle strong",),
    published=("h2 a",),
    updated=(".postedit",),
    body=(".postmsg",),
    furniture=(".postedit", ".postsignature"),
)
