"""Outlets: named, changed, merged, described."""
