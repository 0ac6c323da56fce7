"""A vacancy from its first words to its end: lifecycle, questions, search, feeds."""
