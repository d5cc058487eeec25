"""LaTeX as bibliographies hold it: a field's markup read as text, and text written as markup."""
