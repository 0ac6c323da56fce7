"""A vacancy as it comes in from elsewhere, and as adapters are told of it."""
