"""Image3D: pictures and prompts to GLB models, paid in prepaid credits."""
