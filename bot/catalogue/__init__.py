"""What the corpus holds, from its extracted facts: listed by command, and offered as what else may be asked."""
