"""The doors: what the world, colleagues and the office open with a browser."""
