"""How words sound, and how like two sounds are. Knows nothing of names or of talks."""
