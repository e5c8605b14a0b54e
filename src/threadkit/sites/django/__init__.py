"""Threads in Django's templates: add ``threadkit.sites.django`` to INSTALLED_APPS, and ``{% load threadkit %}``."""
