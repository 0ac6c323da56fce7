"""What an administrator does at a terminal, and what starts everything."""
