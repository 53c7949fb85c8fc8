"""The database: connections, transactions, column types and migrations, on SQLite and Postgres alike.

Knows no table: each package declares its own on `db.metadata` (`accounts`, `billing`, `tasks`), and the
migrations in `db/migrations` create them.
"""
