"""Accounts, their limits and their API keys.

Owns the tables `accounts` and `api_keys`. Knows nothing of the ledger: callers pass in how much was bought.
"""
