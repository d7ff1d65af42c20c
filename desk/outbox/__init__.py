"""The outbox: sent once, in order, at its pace, by one process."""
