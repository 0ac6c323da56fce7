"""What README's figures come from. Every figure stands beside a floor that the same machine reached in the same run."""
