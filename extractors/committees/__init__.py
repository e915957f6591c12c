"""Committees: who belongs to them, read from lists, tables and prose."""
