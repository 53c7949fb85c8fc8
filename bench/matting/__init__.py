"""How well subjects are cut out of pictures: the network, the cutter for plain backgrounds, and the two together."""
