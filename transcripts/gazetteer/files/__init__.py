"""Gazetteers in files: `.txt`, `.toml`, `.csv` and `.tsv`, read and written as entries."""
