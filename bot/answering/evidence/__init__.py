"""From hits to the sentences that may answer: which of them a question admits, and how well they fit it."""
