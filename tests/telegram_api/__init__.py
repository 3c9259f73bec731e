"""The tests' own Bot API server: it checks what the bot sends by Telegram's rules and answers as Telegram does."""
