"""From stories to an edition, and from an edition or an answer to a message tree; pure."""
