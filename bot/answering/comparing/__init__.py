"""Places and years set side by side on one measure, in figures or in words."""
