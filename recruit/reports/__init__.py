"""Questions to the figures of each day and month; the answers are rows. Clicks and applications are never read one by
one, but for the pages that show them."""
