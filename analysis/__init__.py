"""From an article to sentences, quotes, speakers, credits, figures and stories; pure."""
