"""Which places, bodies and persons of the corpus a question means, however they were typed."""
