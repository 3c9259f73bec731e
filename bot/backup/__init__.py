"""Copies of what cannot be made again, made and put back while the bot runs."""
