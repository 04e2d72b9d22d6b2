"""Fuzz the reader of YouTube json3; see targets.py."""

from targets import run_reader

if __name__ == "__main__":
    run_reader(__file__)
