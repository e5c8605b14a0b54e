"""The package from outside: its names, its types, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata, resources

import pytest

import threadkit


def test_every_public_name_is_there() -> None:
    for name in threadkit.__all__:
        assert getattr(threadkit, name) is not None
    assert set(threadkit.__all__) <= set(dir(threadkit))


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        threadkit.prase  # noqa: B018  (the access is the test)


def test_importing_it_imports_next_to_nothing() -> None:
    heavy = ("lxml", "nh3", "dateutil", "attr", "threadkit.model")
    code = f"import sys, threadkit; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_it_is_typed_and_has_the_version_of_its_metadata() -> None:
    assert resources.files("threadkit").joinpath("py.typed").is_file()
    assert metadata.version("threadkit") == threadkit.__version__


def test_the_command_is_installed() -> None:
    (command,) = (entry for entry in metadata.entry_points(group="console_scripts") if entry.name == "threadkit")
    from threadkit.cli import main

    assert command.load() is main
