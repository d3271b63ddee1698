"""Everything for a fair in one folder: files for screens and printers, and a page to find them."""
