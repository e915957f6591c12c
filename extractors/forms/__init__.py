"""Forms: header labels and their values, and the Beratungsfolge in its shapes."""
