"""The program's own words: a catalogue for each language, and one that nobody speaks."""
