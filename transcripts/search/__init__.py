"""Finding which of very many strings are near a given one: the indexes, which know nothing of names."""
