"""Fuzz the writers with whatever the readers read; see targets.py."""

from targets import roundtrip, run

if __name__ == "__main__":
    run(roundtrip)
