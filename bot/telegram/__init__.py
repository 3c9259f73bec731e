"""Telegram's edge: who is being asked, how an answer looks there, and how it gets there."""
