"""The ways in which answers are put together: one sentence, a list, the corpus gathered, a claim confirmed or put right."""
