"""Learning names, terms and phrases from documents: articles, agendas, pages, other transcripts."""
