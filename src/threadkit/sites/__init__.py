"""Where threads are shown: template engines and site generators.

One module for each host. It is loaded by the host, or by the application that has it, so threadkit depends on none of
them; each is an extra of the same name. What they share is how a file is read for a page (:mod:`.files`) and what a
template needs of a comment (:mod:`.places`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from threadkit.errors import ThreadkitError


class MissingHost(ThreadkitError, ImportError):
    """The program that a module of threadkit.sites extends is not installed."""


@contextmanager
def host(extra: str) -> Iterator[None]:
    """Around the imports of a host. Raises :class:`MissingHost`, which names the extra to install.

    >>> with host("pelican"):
    ...     import no_such_generator
    Traceback (most recent call last):
    threadkit.sites.MissingHost: no_such_generator is not installed; install threadkit[pelican]
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingHost(f"{error.name} is not installed; install threadkit[{extra}]") from None
