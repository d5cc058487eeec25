"""The commands, a module each: its options, and what is printed; what it does is imported only when it runs."""
