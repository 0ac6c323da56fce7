"""From the words of a feed, a board or a person to what they say: roles, places, pay, hours, sentences."""
