"""Training of the `sculpt` networks: corpus, renders, networks, loops, evaluation and export. Needs torch; the package does not."""
