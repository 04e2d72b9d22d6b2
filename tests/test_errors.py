"""Errors say where, show the line, and say what to do."""

import inspect

from transcripts import errors
from transcripts.errors import Place, ReadError, TranscriptsError


def test_the_whole_report():
    error = ReadError("no end time", place=Place("a.srt", 2, 14, "00:00:01,000 -> x"), hint="write -->")
    assert str(error).splitlines() == [
        "a.srt:2:14: no end time",
        "  00:00:01,000 -> x",
        "               ^",
        "  what to do: write -->",
    ]


def test_a_very_long_line_is_shown_around_the_place():
    place = Place("a.txt", 1, 5_000, "x" * 10_000)
    line, caret = place.picture().splitlines()
    assert len(line) < 120
    assert line[caret.index("^")] == "x"


def test_control_characters_are_not_printed():
    assert "\x1b" not in Place("a", 1, 1, "\x1b[31mred").picture()


def test_every_error_stands_in_the_tree_of_the_docstring():
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, Exception)]
    classes.remove(errors.PluginWarning)
    assert all(issubclass(c, TranscriptsError) for c in classes)
    assert all(c.__name__ in errors.__doc__ for c in classes)
