"""Tests of the words Byline is written in."""
