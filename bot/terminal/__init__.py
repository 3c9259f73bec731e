"""The same pipeline in a terminal: a chat, and how answers look on a screen."""
