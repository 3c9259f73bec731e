"""Generations of the index on disk: written aside, checked, made current by one rename."""
