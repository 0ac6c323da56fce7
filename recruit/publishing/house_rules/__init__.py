"""What may leave the house: rules against a text. Knows no database, so that every text can be checked."""
