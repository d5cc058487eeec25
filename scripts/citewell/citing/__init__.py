"""How a reference is named in the text and in a list."""
