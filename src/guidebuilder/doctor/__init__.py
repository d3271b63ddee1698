"""Is everything here that the program needs?  What one asks when it does not run."""
