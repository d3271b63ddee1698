"""Every fact of a guide as a named list: for asking after one, and for comparing two lists."""
