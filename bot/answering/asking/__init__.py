"""A question, read: what it asks for, about what, and by which words."""
