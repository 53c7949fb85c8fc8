"""The worker: claims tasks, keeps a heartbeat, hands on what dead workers left, reconciles.

The one package that knows DBOS. Owns the table `workers`.
"""
