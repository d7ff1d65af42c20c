"""Tests of composing and rendering."""
