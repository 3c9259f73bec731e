"""The knowledge: articles, their passages, and the language they are written in."""
