"""What the bot has to remember: SQLAlchemy Core over SQLite by default, PostgreSQL by URL. No Telegram here."""
