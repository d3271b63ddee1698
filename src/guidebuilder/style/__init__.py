"""Themes, palettes and page masters."""
