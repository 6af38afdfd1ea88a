"""Programs that make data and docs; not part of the package."""
