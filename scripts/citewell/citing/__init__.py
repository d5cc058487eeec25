"""How a reference is named in the text and in a list, and which works a text names."""
