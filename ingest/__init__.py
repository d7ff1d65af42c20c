"""From the web or a file to an article; knows no quotes, chats or tables."""
