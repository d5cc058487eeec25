"""How findings and traces are said; one format a function. Nothing is judged here."""
