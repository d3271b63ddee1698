"""An archive for Windows that holds the program, all libraries and what installs them."""
