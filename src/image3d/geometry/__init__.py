"""Meshes and textures as numpy arrays: measure, simplify, unwrap, bake, render, write and read GLB.

No HTTP, SQL or torch.
"""
