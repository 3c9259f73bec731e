"""The Vietnamese language: normal forms, folding, sentences and tokens."""
