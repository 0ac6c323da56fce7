"""Plumbing that knows no recruiting."""
