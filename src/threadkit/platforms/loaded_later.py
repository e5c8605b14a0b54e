"""Comments that are not on the page, because a script fetches them: how each system shows, and what it is called."""

from __future__ import annotations

from typing import Final

from threadkit.html.page import Page
from threadkit.html.selectors import compile_selector, select

# A container that the system's script fills, or a part of its script's address -> the system.
CONTAINERS: Final[dict[str, str]] = {
    "#disqus_thread": "Disqus",
    ".fb-comments": "Facebook comments",
    "#hyvor-talk-view": "Hyvor Talk",
    "hyvor-talk-comments": "Hyvor Talk",
    "[data-spotim-module]": "OpenWeb (Spot.IM)",
    "#graphcomment": "GraphComment",
    "#cusdis_thread": "Cusdis",
    "#commento": "Commento",
    "#remark42": "Remark42",
    "#isso-thread": "Isso",
    "#livefyre-comments": "Livefyre",
    "#coral_thread": "Coral",
    "#discourse-comments": "Discourse",
    ".giscus": "giscus",
    "vf-conversations": "Viafoura",
    "#IDCommentsPostTitle": "IntenseDebate",
    "#waline": "Waline",
    "#twikoo": "Twikoo",
    "#gitalk-container": "Gitalk",
}
SCRIPTS: Final[dict[str, str]] = {
    ".disqus.com/": "Disqus",
    "utteranc.es/": "utterances",
    "giscus.app/": "giscus",
    "talk.hyvor.com/": "Hyvor Talk",
    "launcher.spot.im/": "OpenWeb (Spot.IM)",
    "graphcomment.com/": "GraphComment",
    "cdn.livefyre.com/": "Livefyre",
    "intensedebate.com/": "IntenseDebate",
    "viafoura.net/": "Viafoura",
    "cusdis.com/": "Cusdis",
}


def systems(page: Page) -> list[str]:
    """The comment systems whose scripts a page calls, by name."""
    found = [name for selector, name in CONTAINERS.items() if select(page.index, compile_selector(selector))]
    found += [name for part, name in SCRIPTS.items() if any(part in script.src for script in page.scripts)]
    return list(dict.fromkeys(found))
