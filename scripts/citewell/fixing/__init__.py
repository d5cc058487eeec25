"""Safe fixes of the bibliography: its text is changed, what it says is not."""
