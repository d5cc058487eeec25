"""BibTeX's form: where entries, keys and values begin and end. What an entry means is told elsewhere."""
