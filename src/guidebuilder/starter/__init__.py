"""What a new guide begins with, and what is added to one: files to be changed by their author."""
