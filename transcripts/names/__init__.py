"""The names step: which spans of a talk are misheard names, what speaks for it, and what is done about it."""
