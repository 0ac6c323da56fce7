"""`python -m recruit` is the command `recruit`."""

from recruit.ops.cli import main

main()
