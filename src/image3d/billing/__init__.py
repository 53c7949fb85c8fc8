"""Credits: the ledger, caps, prices, payments and what proves that they agree.

Owns the tables `transfers`, `ledger_totals`, `balances`, `spend`, `grant_lots`, `grant_draws`, `payments`,
`payment_events` and `notices`; nobody else reads or writes them. Knows neither accounts nor tasks beyond their ids:
callers pass in caps.
"""
