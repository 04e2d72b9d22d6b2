"""What is taken where nothing is said. It stands by itself, since the commands' help needs it and nothing else."""

DEFAULT_PROFILE = "netflix-en"
"""The rules that subtitles are laid out and checked by."""
