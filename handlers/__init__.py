"""Answers people: one file, one command.

A module here that has `COMMAND` is a command. The package is listed sorted at the start; the router, `/help`, the
platforms' menus and docs/commands.md come from that one table.
"""
