"""Rewards for referrals: rules, claims and a ranking. A decision beside attribution, which it never changes."""
