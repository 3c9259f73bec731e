"""The index: from passages to vectors and terms on disk, from a question to ranked hits."""
