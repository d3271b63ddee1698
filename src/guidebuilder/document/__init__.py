"""From an edition to a document: what each section becomes, in reading order."""
