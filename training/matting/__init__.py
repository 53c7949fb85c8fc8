"""Training of the matting network: composed pictures, network, loop and export; needs torch and the renders."""
