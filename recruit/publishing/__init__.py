"""A publication on its way: written, checked, approved, planned, claimed, sent, settled, changed, taken down."""
