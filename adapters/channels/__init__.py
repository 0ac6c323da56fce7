"""One file a kind: an adapter in this folder is a channel, and there is no list to keep."""
