"""Coverage-guided fuzzing of what reads and renders other people's text: ``make fuzz``."""
