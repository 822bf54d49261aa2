"""Measures Vekha and today's frameworks against one local server."""
