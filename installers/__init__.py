"""Ways to install the program without knowing how Python is installed."""
