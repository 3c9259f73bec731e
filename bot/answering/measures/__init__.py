"""Of what a stated figure is, and whether that is the measure that is asked for."""
