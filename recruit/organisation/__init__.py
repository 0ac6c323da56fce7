"""Who comes in: the organisation's own accounts, colleagues who are invited, and those who let themselves in."""
