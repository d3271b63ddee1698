"""Blocks into strips, strips into pages."""
