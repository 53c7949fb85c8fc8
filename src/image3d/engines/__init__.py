"""Anything that turns a request into a model: the protocol, the registry, the finishing line, one folder per engine.

Owns no table. An engine knows the protocol, `geometry` and `imaging`, and raises the four errors of
`engines.errors` only.
"""
