"""The database and nothing else: tables, one file per entity, migrations."""
