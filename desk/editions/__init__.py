"""Editions: what a chat hears of, composed and decided on."""
