"""From a question to a verified, cited answer; nothing here knows a channel."""
