"""How far we go in searching and judging what is online about a candidate, and what was found."""
