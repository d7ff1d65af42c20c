"""Runs revisions on the connection that `storage.alembic_runs` hands over; it imports nothing of ours."""

from alembic import context


def is_compared(name: str | None, kind: str, _parents: object) -> bool:
    """Whether `alembic check` compares what has this name; each engine has its own kind of full text index."""
    del kind
    return not (name or "").startswith("fulltext")


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    include_name=is_compared,
    render_as_batch=True,
)
context.run_migrations()
