"""The examples below a command's help: lines that can be pasted, each tried by a test."""

from __future__ import annotations


def examples(*lines: str) -> str:
    """The examples as the epilog of a command; the mark keeps click from filling them up like a paragraph."""
    return "\n".join(["\b", "Examples:", *(f"  transcripts {line}" for line in lines)])
