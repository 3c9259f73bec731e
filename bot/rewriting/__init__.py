"""A language model, where one is configured, puts a verified answer into smoother words, and is held to them."""
