"""What an article says, whoever asks: its figures, persons, places, models, and how it is laid out."""
