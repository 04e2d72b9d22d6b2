"""The words by which letters are spelled over a radio or a telephone (ICAO). Nothing here looks at a text."""

from __future__ import annotations

_TEXT = """
alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec
romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu
"""
SPELLING = frozenset(_TEXT.split())
"""The letters, with the spellings that recognisers write."""
