"""What the figures in docs/developers/measurements.md come from: each beside a floor that the same machine reached in
the same run."""
