"""Tests of Byline."""
