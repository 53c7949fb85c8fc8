"""`image3d accounts operator`: who sees the operator's pages of the console."""

from typing import Annotated

import typer

from image3d.accounts.members import set_operator
from image3d.cli.operate import AsJson, answer, operator_of

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address of a member who has signed up.")]
Revoke = Annotated[bool, typer.Option("--revoke", help="Take the role away.")]


def operator(context: typer.Context, email: Email, *, revoke: Revoke = False, as_json: AsJson = False) -> None:
    """Give a member the operator's pages of the console, or take them away."""
    services = operator_of(context)
    with services.database.transaction() as tx:
        member = set_operator(tx, email, is_operator=not revoke)
    words = "is an operator now and finds the pages at /operator" if member.is_operator else "is no operator any more"
    answer({"email": member.email, "is_operator": member.is_operator}, as_json=as_json, text=f"{member.email} {words}.")
