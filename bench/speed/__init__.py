"""How fast a picture becomes a GLB, beside a forward pass of a network the size of TripoSR's."""
