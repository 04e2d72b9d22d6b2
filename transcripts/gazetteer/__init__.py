"""Names and terms: entries, how they sound, the fuzzy index, building one from reference documents."""
