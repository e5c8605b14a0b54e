"""JSON lines: a record on each line, read in constant memory."""

from __future__ import annotations

from collections.abc import Iterator

from threadkit.errors import ReadError
from threadkit.json_text import load_json
from threadkit.problems import Where
from threadkit.readers.records import Record, mapping
from threadkit.reading import Context
from threadkit.source import Source


def json_lines(source: Source, context: Context, *, keep_controls: bool = False) -> Iterator[Record]:
    """Every line that is a JSON object; what is none is reported with its line. Blank lines say nothing."""

    def undecodable(line: int) -> None:
        context.report("undecodable-bytes", "some bytes are no utf-8", where=Where(line=line))

    for line, content in source.lines(undecodable):
        if not content.strip():
            continue
        try:
            value, mended = load_json(content, "the line", keep_controls=keep_controls)
            record = Record(mapping(value), "", context, line)
        except (ReadError, ValueError) as error:
            context.report("bad-record", str(error), where=Where(line=line))
            continue
        for problem in mended:
            record.report(problem.code, problem.message)
        yield record
