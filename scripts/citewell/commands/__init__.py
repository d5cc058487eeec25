"""Commands with a module each: their options, and what is printed; what they do is imported only when they run."""
