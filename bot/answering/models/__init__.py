"""The models of places: which there are, of which field, and what tells of them."""
