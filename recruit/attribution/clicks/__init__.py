"""Clicks: what follows a tracked link is judged, written down, answered, and counted a moment later."""
