"""Proving a finished file: our own checks, and the judgement of veraPDF."""
