# These tests need torch and the renderers: `make test-training` runs them in their own environment.
from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") and find_spec("embreex") else ["test_*.py"]
