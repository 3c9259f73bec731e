"""What a message means by the person's earlier ones, and how else a question may be read."""
