"""Comments of any format in documents of Sphinx: the directive ``.. comments:: FILE``.

In HTML they are the fragment that threadkit writes. Every other builder (LaTeX, text, man pages, Texinfo) gets nodes of
docutils, which it knows how to write; both are in one node, and the builder takes its part.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

from threadkit import Thread, ThreadkitError, __version__
from threadkit.sites import files, host, markup
from threadkit.tree import SORT_NAMES
from threadkit.writers.held import PUBLIC, Shown, note, shown, when, who

with host("sphinx"):
    from docutils import nodes
    from docutils.parsers.rst import directives
    from sphinx.application import Sphinx
    from sphinx.util import logging
    from sphinx.util.docutils import SphinxDirective

LOG: Final = logging.getLogger(__name__)
STATIC: Final = Path(__file__).with_name("static")
LEVELS: Final = 4  # LaTeX nests no more lists than that


class comments(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes in lower case)
    """The comments of a thread: ``html``, and as its children what other builders write."""


class Comments(SphinxDirective):
    """``.. comments:: FILE``, seen from the document, or from the source folder if it begins with a slash.

    Options: ``sort``, ``max-depth``, ``collapse`` as for the writer ``html``.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "sort": lambda value: directives.choice(value, SORT_NAMES),
        "max-depth": directives.positive_int,
        "collapse": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        name, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(name)
        thread = files.read(Path(path), log=LOG)
        return [] if thread is None else [self._node(thread)]

    def _node(self, thread: Thread) -> comments:
        options = {name.replace("-", "_"): value for name, value in self.options.items()}
        try:
            html = markup.comments_html(thread, **options)
        except ThreadkitError as error:
            raise self.error(str(error)) from None
        found = comments(html=str(html))
        found += as_nodes(thread.sorted(self.options.get("sort", "source")))
        return found


def as_nodes(thread: Thread) -> list[nodes.Node]:
    """The comments as nested lists of docutils, below a line that counts them."""
    places = shown(thread, include=PUBLIC, max_depth=LEVELS, flat=False)
    heading = nodes.rubric("", f"Comments ({len(places)})")
    top = nodes.bullet_list()
    lists = [top]  # the way down to the last comment
    item = nodes.list_item()
    for place in places:
        if place.level == len(lists):
            lists.append(nodes.bullet_list())
            item += lists[-1]
        del lists[place.level + 1 :]
        item = nodes.list_item("", *_item(place))
        lists[-1] += item
    return [heading, top] if places else [heading]


def _item(place: Shown) -> Iterator[nodes.Node]:
    if not place.open:
        yield nodes.paragraph("", "", nodes.emphasis("", note(place)))
        return
    comment = place.comment
    above = who(place.parent.author) if place.parent is not None and place.parent.status in PUBLIC else None
    more = [when(comment.published), f"in reply to {above}" if above else None]
    line = nodes.paragraph("", "", nodes.strong("", who(comment.author) or "no name"))
    line += nodes.Text("".join(f", {words}" for words in more if words))
    yield line
    for paragraph in comment.body.text.split("\n\n"):
        lines = [nodes.line("", words) for words in paragraph.split("\n")]
        yield nodes.line_block("", *lines) if len(lines) > 1 else nodes.paragraph("", paragraph)


def _write_html(translator: Any, node: comments) -> None:
    translator.body.append(node["html"])
    raise nodes.SkipNode


def _pass(translator: Any, node: comments) -> None:
    """The children say it all."""


def _add_style(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls for ``extensions = ["threadkit.sites.sphinx"]``."""
    children = (_pass, _pass)
    app.add_node(comments, html=(_write_html, None), latex=children, text=children, man=children, texinfo=children)
    app.add_directive("comments", Comments)
    app.connect("builder-inited", _add_style)
    app.add_css_file("threadkit.css")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
