"""Pages → sheets: which pages lie side by side, where each stands, and the marks between them."""
