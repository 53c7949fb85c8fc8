"""Credits: the ledger, caps, prices, payments and what proves that they agree.

Owns the tables `transfers`, `balances`, `spend`, `grant_lots`, `grant_draws`, `payments` and `payment_events`; nobody
else reads or writes them. Knows neither accounts nor tasks beyond their ids: callers pass in caps.
"""
