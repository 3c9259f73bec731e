"""The bot: from a question to a cited answer, in Telegram and in the terminal."""
