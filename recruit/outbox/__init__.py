"""What must leave, and is tried until it does."""
