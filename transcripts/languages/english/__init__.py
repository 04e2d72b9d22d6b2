"""English: the one language of which everything is known. Its data lies in `data`, with origins and licences."""
