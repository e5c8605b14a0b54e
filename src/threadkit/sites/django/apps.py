"""What Django asks an application for."""

from __future__ import annotations

from threadkit.sites import host

with host("django"):
    from django.apps import AppConfig


class ThreadkitConfig(AppConfig):
    """An application without models: it brings template tags. Its label would be "django" if none was given."""

    name = "threadkit.sites.django"
    label = "threadkit"
    verbose_name = "threadkit"
