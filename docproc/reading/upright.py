"""See `docproc.upright`: shared with the rooms that look for values beside labels."""

from __future__ import annotations

from docproc.upright import displayed, is_upright, straight, upright

__all__ = ["displayed", "is_upright", "straight", "upright"]
