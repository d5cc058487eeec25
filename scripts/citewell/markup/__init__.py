"""The citation grammar: from a text to its citations, mentions and links, with places."""
