"""What somebody will do at work: found in the text of a vacancy, and said to the reader in a clause of its own."""
