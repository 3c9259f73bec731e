"""What a text is about: places, documents and years, recognised the same way in questions and in passages."""
