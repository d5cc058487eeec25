"""What only the MkDocs plugin needs; the plugin itself is ``citewell.mkdocs_plugin``, which mkdocs finds by that name."""
