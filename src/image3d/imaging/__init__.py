"""Pictures as numpy arrays: decode safely, orient, find the subject, cut the matte. No HTTP, SQL or torch."""
