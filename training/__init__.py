"""Training of the `sculpt` networks: corpus, renders, networks, loops and export; needs torch, the package does not."""
