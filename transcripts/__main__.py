"""`python -m transcripts`: the command line."""

from transcripts.commands import main

if __name__ == "__main__":
    main()
