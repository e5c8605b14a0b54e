"""The command line as a user meets it: in a process of its own, with its exit code and its one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import threadkit
from threadkit.cli import main

PAGE = """\
Keeping bees on a balcony

One hive is enough to begin with, and the neighbours like the honey.

1. Ada Quist says: 05/03/20149:15 am

Do they not mind the traffic?

2. Bo says: 05/28/201410:40 pm

Mine never did.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def run(*arguments: object, stdin: str | bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "threadkit", *map(str, arguments)], input=data, capture_output=True, cwd=cwd, check=False
    )
    assert b"Traceback" not in done.stderr
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def fails_with_one_line(done: subprocess.CompletedProcess[str], *needles: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("threadkit: ")
    assert done.stderr.count("\n") == 1
    for needle in needles:
        assert needle in done.stderr


# --- convert ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["markdown", "html", "html-page", "text", "json", "jsonl"])
def test_converts_to_every_format(page: Path, format: str) -> None:
    done = run("convert", page, "-t", format)
    assert (done.returncode, done.stderr) == (0, "")
    for word in ("Keeping bees on a balcony", "Ada Quist", "Do they not mind the traffic?", "Mine never did."):
        assert word in done.stdout


def test_reads_stdin_and_writes_a_file(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "thread.json"
    done = run("convert", "-", "-t", "json", "-o", target, stdin=PAGE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert threadkit.parse(target) == threadkit.parse(page)


def test_the_targets_name_gives_the_format(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "thread.json"
    assert run("convert", page, "-o", target).returncode == 0
    assert json.loads(target.read_text("utf-8"))["threadkit"] == 1


def test_several_inputs_give_several_threads(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAGE.replace("bees", "wasps"), "utf-8")
    done = run("convert", page, other, "-t", "jsonl")
    titles = [json.loads(line)["post"]["title"] for line in done.stdout.splitlines() if '"thread"' in line]
    assert titles == ["Keeping bees on a balcony", "Keeping wasps on a balcony"]


def test_sorts_by_date_both_ways(page: Path) -> None:
    oldest_first = run("convert", page, "-t", "text", "--sort", "date").stdout
    newest_first = run("convert", page, "-t", "text", "--sort", "date", "--reverse").stdout
    assert oldest_first.index("Ada Quist") < oldest_first.index("Bo")
    assert newest_first.index("Bo") < newest_first.index("Ada Quist")


def test_a_writers_option(page: Path) -> None:
    done = run("convert", page, "-t", "html", "-O", "flat=perhaps")
    fails_with_one_line(done, "flat", "'perhaps' is neither yes nor no")
    done = run("convert", page, "-t", "html", "-O", "flta=yes")
    fails_with_one_line(done, "no option 'flta'", "did you mean 'flat'?")


def test_strict_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("what stood there before", "utf-8")
    bad = tmp_path / "prose.txt"
    bad.write_text("Just a paragraph.\n", "utf-8")
    done = run("convert", bad, "-o", target, "--strict")
    assert done.returncode == 2
    assert "[no-comments]" in done.stderr
    assert target.read_text("utf-8") == "what stood there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.md", "prose.txt"]


def test_problems_go_to_a_file_and_set_the_exit_code(tmp_path: Path) -> None:
    bad = tmp_path / "prose.txt"
    bad.write_text("Just a paragraph.\n", "utf-8")
    problems = tmp_path / "problems.jsonl"
    done = run("convert", bad, "--problems", problems, "--fail-on", "warning")
    assert done.returncode == 1
    assert "Just a paragraph." in done.stdout
    assert [json.loads(line)["code"] for line in problems.read_text("utf-8").splitlines()] == ["no-comments"]
    assert run("convert", bad, "--fail-on", "error").returncode == 0


def test_the_reference_dates_what_is_relative() -> None:
    text = "A post\n\nWords.\n\n2 Comments\n\nAnn says: 2 days ago\n\nYes.\n\nBen says: 3 days ago\n\nNo.\n"
    done = run("convert", "-", "-t", "json", "--reference", "2020-05-10T12:00", stdin=text)
    assert [c["published"]["value"][:10] for c in json.loads(done.stdout)["comments"]] == ["2020-05-08", "2020-05-07"]


# --- What goes wrong --------------------------------------------------------------------------------------------------


def test_missing_file(tmp_path: Path) -> None:
    fails_with_one_line(run("convert", tmp_path / "nowhere.txt"), "nowhere.txt", "No such file")


def test_directory(tmp_path: Path) -> None:
    fails_with_one_line(run("convert", tmp_path), str(tmp_path), "directory")


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    fails_with_one_line(run("convert", path), "is empty")


def test_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    fails_with_one_line(run("convert", path), "PNG image")
    path.write_bytes(bytes(range(256)) * 64)
    fails_with_one_line(run("convert", path), "binary")


def test_unknown_format(page: Path) -> None:
    fails_with_one_line(run("convert", page, "-t", "markdwon"), "did you mean 'markdown'?")
    fails_with_one_line(run("convert", page, "-f", "txet"), "did you mean 'text'?")


def test_unwritable_target(page: Path, tmp_path: Path) -> None:
    fails_with_one_line(run("convert", page, "-t", "text", "-o", tmp_path), "directory")
    fails_with_one_line(run("convert", page, "-o", tmp_path / "no" / "such" / "folder.md"), "No such file")


def test_usage_error(page: Path) -> None:
    done = run("convert", page, "--reference", "yesterday")
    assert done.returncode == 2
    assert "'yesterday' is no date in ISO 8601" in done.stderr
    assert run().returncode == 2


def test_broken_pipe(tmp_path: Path) -> None:
    """A reader that goes away (`| head -1`) gets one line on stderr, not a traceback."""
    page = tmp_path / "long.txt"
    page.write_text(
        PAGE + "".join(f"{n}. Cy says: 05/28/201410:40 pm\n\n{'Many words. ' * 500}\n\n" for n in range(3, 400))
    )
    writer = subprocess.Popen(
        [sys.executable, "-m", "threadkit", "convert", str(page), "-t", "text"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.read(10)
    writer.stdout.close()
    errors = writer.stderr.read().decode()
    writer.stderr.close()
    assert writer.wait() == 2
    assert errors.count("\n") == 1
    assert "broken pipe" in errors


def test_an_internal_error_is_one_line_unless_debugged(
    monkeypatch: pytest.MonkeyPatch, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wire came loose")

    monkeypatch.setattr(threadkit, "write", broken)
    assert main(["convert", str(page)]) == 2
    assert "internal error, please report it: RuntimeError: a wire came loose" in capsys.readouterr().err
    monkeypatch.setenv("THREADKIT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["convert", str(page)])


# --- The other commands -----------------------------------------------------------------------------------------------


def test_detect_gives_reasons(page: Path) -> None:
    done = run("detect", page)
    assert done.returncode == 0
    first = done.stdout.splitlines()[0]
    assert first.startswith("text ")
    assert len(first.split(maxsplit=2)[2]) > 10


def test_detect_names_each_of_several(page: Path) -> None:
    lines = run("detect", page, page).stdout.splitlines()
    assert lines.count(f"{page}:") == 2


def test_check_lists_problems(tmp_path: Path, page: Path) -> None:
    bad = tmp_path / "prose.txt"
    bad.write_text("Just a paragraph.\n", "utf-8")
    done = run("check", bad)
    assert done.returncode == 1
    assert "[no-comments]" in done.stderr
    assert done.stdout == "1 threads, 0 comments, 1 problems\n"
    assert run("check", page).returncode == 0


def test_stats(page: Path) -> None:
    done = run("stats", page)
    rows = dict(
        line.split(maxsplit=1) for line in done.stdout.splitlines() if line.startswith(("comments", "authors", "dated"))
    )
    assert rows["comments"] == "2"
    assert rows["authors"] == "2"
    assert rows["dated"].startswith("2 ")


def test_formats_lists_both_tables() -> None:
    from threadkit.formats import READERS, WRITERS

    lines = run("formats", "--options").stdout.splitlines()
    names = {line.split()[1]: line.split()[0] for line in lines if line[:1] in "r-" and len(line.split()) > 1}
    for reader in READERS:
        assert names[reader.name].startswith("r")
    for writer in WRITERS:
        assert names[writer.name].endswith("w")
    assert any("flat: bool" in line for line in lines)


def test_version() -> None:
    assert run("--version").stdout == f"threadkit {threadkit.__version__}\n"


def test_the_terminal_is_told_how_far_it_is(tmp_path: Path) -> None:
    """Progress is for a terminal only; a pipe gets none of it."""
    pty = pytest.importorskip("pty", reason="no pseudo terminals on this platform")
    page = tmp_path / "long.txt"
    page.write_text(PAGE + "".join(f"{n}. Cy says: 05/28/201410:40 pm\n\nWord {n}.\n\n" for n in range(3, 1200)))
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "threadkit", "convert", str(page), "-t", "json"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    assert done.returncode == 0
    assert "1,199 comments" in os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert run("convert", page, "-t", "json").stderr == ""


def test_options_that_would_do_nothing_are_refused(page: Path, tmp_path: Path) -> None:
    fails_with_one_line(run("convert", page, "--reverse"), "--reverse needs --sort")
    fails_with_one_line(run("convert", page, "-t", "json", "--flat"), "--flat changes nothing in json without --sort")
    fails_with_one_line(run("convert", page, "-o", tmp_path / "out.xyz"), "says no format; give it with -t")


def test_the_order_of_the_source_can_be_reversed(page: Path) -> None:
    shown = run("convert", page, "-t", "text", "--sort", "source", "--reverse").stdout
    assert shown.index("Bo") < shown.index("Ada Quist")


def test_names_that_say_nothing_are_refused(page: Path) -> None:
    assert "the name of an input is empty" in run("convert", "").stderr
    done = run("convert", page, "--encoding", "klingon")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no encoding is called 'klingon'" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this platform has no full device")
def test_a_full_disk_is_one_line(page: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "threadkit", "convert", str(page), "-t", "text"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "threadkit: cannot write the output: No space left on device\n")


def test_one_unreadable_input_does_not_hide_the_others(page: Path, tmp_path: Path) -> None:
    for command, told in (("check", "1 threads, 2 comments"), ("stats", "comments         2"), ("detect", "text ")):
        done = run(command, tmp_path / "nowhere.txt", page)
        assert done.returncode == 2
        assert "nowhere.txt" in done.stderr
        assert told in done.stdout


def test_problems_can_go_to_stderr(tmp_path: Path) -> None:
    bad = tmp_path / "prose.txt"
    bad.write_text("Just a paragraph.\n", "utf-8")
    lines = run("convert", bad, "--problems", "-").stderr.splitlines()
    assert [json.loads(line)["code"] for line in lines if line.startswith("{")] == ["no-comments"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this platform has no name for stdout")
def test_stdout_by_its_name(page: Path) -> None:
    assert "Mine never did." in run("convert", page, "-t", "text", "-o", "/dev/stdout").stdout
