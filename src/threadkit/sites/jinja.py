"""Threads in templates of Jinja2 and Flask.

``install(environment)``, or ``init_app(app)`` for Flask, adds

- the filters ``comments_html`` and ``comments_md``, and the function ``comments_css`` (:mod:`threadkit.sites.markup`),
- the filter ``comment_places`` for markup of your own (:mod:`threadkit.sites.places`),
- the function ``read_comments(name)``, which reads a file in any format below one folder,
- the template ``threadkit/comments.html`` with the macro ``threaded``, which nests your markup in lists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from threadkit import Thread, parse
from threadkit.sites import files, host, markup
from threadkit.sites.places import places

if TYPE_CHECKING:
    from flask import Flask
    from jinja2 import Environment


def read_comments(name: str, *, folder: Path, **hints: Any) -> Thread:
    """The thread of a file below the folder, each time anew. ``hints`` are the arguments of :func:`threadkit.parse`.

    Raises :class:`threadkit.ReadError`, also for a name that leads out of the folder.
    """
    return parse(files.inside(folder, name), **hints)


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "comments_html": markup.comments_html,
    "comments_md": markup.comments_md,
    "comment_places": places,
}
TEMPLATES: Final = Path(__file__).with_name("templates")
FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {"comments_css": markup.comments_css}


def install(environment: Environment, folder: str | Path = ".") -> None:
    """Add threadkit's filters, function and template to an environment. ``folder`` holds the files of comments."""
    with host("jinja"):
        from jinja2 import ChoiceLoader, FileSystemLoader
    ours = FileSystemLoader(TEMPLATES)
    environment.filters.update(FILTERS)
    environment.globals.update(FUNCTIONS, read_comments=partial(read_comments, folder=Path(folder)))
    environment.loader = ChoiceLoader([environment.loader, ours]) if environment.loader else ours


def init_app(app: Flask) -> None:
    """The same for a Flask application. ``THREADKIT_FOLDER`` of its config is taken from the application's folder."""
    install(app.jinja_env, Path(app.root_path) / app.config.get("THREADKIT_FOLDER", "."))
