"""Pages → bytes: a tagged PDF; nothing else in the program imports reportlab."""
