"""Fuzz the reader of JSON (native); see targets.py."""

from targets import run_reader

if __name__ == "__main__":
    run_reader(__file__)
