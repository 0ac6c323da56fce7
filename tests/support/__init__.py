"""What tests share: factories, servers of their own, scripts, and made-up data."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""
