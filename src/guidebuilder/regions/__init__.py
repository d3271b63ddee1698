"""From a guide to one region's edition: which fact holds where, and how figures are written."""
