"""A document as text, read by a child process that may do next to nothing: what came from outside is not trusted."""
