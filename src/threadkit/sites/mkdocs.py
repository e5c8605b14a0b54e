"""Comments of any format below the pages of MkDocs: the plugin ``threadkit``.

A page asks for them in its header, with the key that Material's comment partial uses: ``comments: tea.xml`` names a
file of the folder, ``comments: true`` means what is called there like the page (``guide/tea.md``: ``guide/tea.*``). The
folder lies beside ``docs``, not in it: what MkDocs finds in ``docs`` it publishes.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from threadkit import ReadError, Thread
from threadkit.sites import files, host, jinja, markup

with host("mkdocs"):
    from mkdocs.config import config_options as option
    from mkdocs.config.base import Config
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

LOG: Final = logging.getLogger("mkdocs.plugins.threadkit")  # what is logged below this name counts for --strict
STYLE: Final = "assets/threadkit.css"


class Options(Config):
    """The options of the plugin in ``mkdocs.yml``. ``folder`` is seen from there.

    Without ``append`` the page is left as it is; a template shows ``page_comments`` where it likes.
    """

    folder = option.Type(str, default="comments")
    meta_key = option.Type(str, default="comments")
    append = option.Type(bool, default=True)
    sort = option.Type(str, default="source")
    max_depth = option.Type(int, default=8)
    collapse = option.Optional(option.Type(int))


class CommentsPlugin(BasePlugin[Options]):
    """The events of MkDocs that the plugin takes part in."""

    def __init__(self) -> None:
        self.threads: dict[str, Thread] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.threads = {}
        self.folder = Path(config.config_file_path or ".").parent / self.config.folder
        self.found = files.catalogue(self.folder, log=LOG)
        if self.folder.is_dir():
            config.watch = [*config.watch, str(self.folder)]
        if STYLE not in config.extra_css:
            config.extra_css = [*config.extra_css, STYLE]
        return config

    def on_files(self, found: Files, *, config: MkDocsConfig) -> Files:
        if found.get_file_from_path(STYLE) is None:  # somebody may have one of their own
            found.append(File.generated(config, STYLE, content=str(markup.comments_css())))
        return found

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        jinja.install(env, self.folder)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        thread = self._thread(page)
        if thread is None:
            return html
        self.threads[page.file.src_uri] = thread
        return f"{html}\n{self._markup(thread)}" if self.config.append else html

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        context["page_comments"] = self.threads.get(page.file.src_uri)
        return context

    def _thread(self, page: Page) -> Thread | None:
        path = self._path(page)
        return files.read(path, log=LOG) if path else None

    def _path(self, page: Page) -> Path | None:
        asked = page.meta.get(self.config.meta_key)
        if not isinstance(asked, str):
            return self.found.get(page.file.src_uri.rpartition(".")[0]) if asked else None
        try:
            return files.inside(self.folder, asked)
        except ReadError as error:
            LOG.warning("%s: %s", page.file.src_uri, error)
            return None

    def _markup(self, thread: Thread) -> str:
        chosen = self.config
        return markup.comments_html(thread, sort=chosen.sort, max_depth=chosen.max_depth, collapse=chosen.collapse)
