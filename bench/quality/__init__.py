"""How close bodies made from one picture come to the truth: the protocol, the objects, the baselines, the pictures."""
