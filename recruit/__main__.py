"""`python -m recruit` is the command `recruit`."""

from recruit.cli import main

main()
