"""What candidates send: files, what they say, and what of it is hidden from a first look."""
