"""The public HTTP API: requests become calls of the story, results become JSON, errors become problem documents.

Start with `app.create_api`. One file per noun (`generations`, `uploads`, `ledger`, ...) holds its routes; `errors`
is the table of every public code; `middleware` wraps each answer. Owns no table.
"""
