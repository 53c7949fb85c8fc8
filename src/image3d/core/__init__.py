"""What every other package may use: ids, clock, credits, errors, settings, logging. Imports nothing of ours."""
