"""Figures: what happened, added up by day and by month. See `recruit.models.figures` for the tables."""
