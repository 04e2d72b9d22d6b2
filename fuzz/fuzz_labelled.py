"""Fuzz the reader of a speaker-labelled transcript (Speaker 1 (00:01):); see targets.py."""

from targets import run_reader

if __name__ == "__main__":
    run_reader(__file__)
