"""A guide as spreads in a browser on the same machine, while its author writes it."""
