"""What is known of each language, a folder each, and what each can do; which language a stretch of speech is in."""
