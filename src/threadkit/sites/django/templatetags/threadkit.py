"""``{% load threadkit %}``: what :mod:`threadkit.sites.jinja` gives, in Django's language.

::

    {% read_comments "tea.json" as thread %}
    {% comments_html thread sort="-date" collapse=2 %}
    {% comment_places thread as places %}{% for place in places %}…{% endfor %}

A filter of Django takes one argument, so these are tags. Files are read below the setting ``THREADKIT_FOLDER``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from threadkit import Thread
from threadkit.sites import host, jinja, markup
from threadkit.sites.places import places

with host("django"):
    from django import conf  # its settings are asked for when they are needed: a look at them before is an error
    from django.template import Library

register = Library()
register.simple_tag(markup.comments_html)
register.simple_tag(markup.comments_md)
register.simple_tag(markup.comments_css)
register.simple_tag(places, name="comment_places")


@register.simple_tag
def read_comments(name: str, **hints: Any) -> Thread:
    """The thread of a file below the setting THREADKIT_FOLDER."""
    return jinja.read_comments(name, folder=Path(conf.settings.THREADKIT_FOLDER), **hints)
