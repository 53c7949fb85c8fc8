"""Every command of `image3d`, joined to the root."""

import typer

from image3d.cli import accounts, credits, generate, keys, ledger, operator, server  # noqa: A004  # the noun of the product


def register(app: typer.Typer) -> None:
    """Adds every command and group to `app`."""
    app.command()(generate.generate)
    for command in (server.serve, server.api, server.worker):
        app.command()(command)
    accounts.app.command("operator")(operator.operator)
    app.add_typer(accounts.app, name="accounts")
    app.add_typer(credits.app, name="credits")
    app.add_typer(keys.app, name="keys")
    app.add_typer(ledger.app, name="ledger")
