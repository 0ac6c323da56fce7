"""Stages, decisions, and the letters that go with them. People decide; nothing here scores, ranks or rejects."""
