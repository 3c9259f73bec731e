"""Nothing leaves that its citation does not carry."""
