"""Every request to the outside: one client, guarded, within limits."""
