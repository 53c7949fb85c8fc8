"""The story of a generation: submit, run, settle, cancel, reconcile; the status table.

Owns the tables `tasks`, `usage_totals`, `uploads` and `idempotency`. Combines accounts, billing, engines and artifacts,
which do not know each other; defines the `Queue` and `Runner` protocols that `app` fills.
"""
