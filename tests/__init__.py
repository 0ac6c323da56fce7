"""The promises of the house."""

import sys

sys.dont_write_bytecode = False  # what pytest makes of these files takes it long, and is as good the next time
