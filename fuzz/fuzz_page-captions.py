"""Fuzz the reader of a video page with a caption dump (play00:09); see targets.py."""

from targets import run_reader

if __name__ == "__main__":
    run_reader(__file__)
