"""Record -> rows -> browser: migrations, store, views, Datasette."""
