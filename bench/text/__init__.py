"""How well the engine `shapes` reads prompts, honours attributes and how fast it is."""
