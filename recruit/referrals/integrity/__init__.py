"""Signs of misuse, each with its evidence, for a person to look at. They hold a reward and decide nothing."""
