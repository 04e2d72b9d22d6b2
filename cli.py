"""Run the command line from a checkout: `python cli.py clean …`. Not part of the wheel."""

from transcripts.commands import main

if __name__ == "__main__":
    main()
