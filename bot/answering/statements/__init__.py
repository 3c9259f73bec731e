"""Sentences become statements: which of them is said, with what it needs to stand alone, and its quote."""
