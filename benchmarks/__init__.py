"""How fast the program is and how well it sets, measured from outside and beside its peers."""
