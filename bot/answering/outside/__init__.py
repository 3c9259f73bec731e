"""Answers that no article gives: an operator's own, the register of central documents, small talk."""
