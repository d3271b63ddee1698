"""Fonts, shaping, hyphenation and line breaking: styled text in, set lines out."""
