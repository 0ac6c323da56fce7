"""Colleagues share: kits, personal links, invitations, what it brought, and what the organisation lets them do."""
