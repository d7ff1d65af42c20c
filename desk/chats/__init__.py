"""What a chat chose, and its clock."""
