"""How the matte of a picture without alpha is found: our network, plain backgrounds, and what sharpens both."""
