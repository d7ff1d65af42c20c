"""Adapters to chat platforms: a message in, platform calls out; nothing about news."""
