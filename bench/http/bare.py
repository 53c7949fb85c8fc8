"""The floor: a FastAPI app with one INSERT and one SELECT, on the same engine settings as the product."""

import uuid
from typing import Any

import sqlalchemy as sa
from fastapi import FastAPI
from pydantic import BaseModel

from image3d.db.database import Database

rows = sa.Table(
    "bare_rows",
    sa.MetaData(),
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("mode", sa.String(8), nullable=False),
    sa.Column("quality", sa.String(16), nullable=False),
    sa.Column("image_url", sa.Text, nullable=False),
    sa.Column("metadata", sa.JSON, nullable=False),
)


class Body(BaseModel):
    """The same body as the product's."""

    mode: str
    quality: str
    image_url: str
    output_format: str
    metadata: dict[str, str]


def create_bare_app(database: Database) -> FastAPI:
    """`POST /rows` inserts one row, `GET /rows/{id}` selects one."""
    rows.create(database.engine, checkfirst=True)
    app = FastAPI()

    @app.post("/rows", status_code=202)
    def create(body: Body) -> dict[str, Any]:
        row = body.model_dump(exclude={"output_format"}) | {"id": str(uuid.uuid4())}
        with database.transaction() as tx:
            tx.execute(rows.insert(), row)
        return row

    @app.get("/rows/{row_id}")
    def get(row_id: str) -> dict[str, Any]:
        with database.read() as tx:
            return dict(tx.execute(sa.select(rows).where(rows.c.id == row_id)).mappings().one())

    return app
