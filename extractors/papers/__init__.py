"""Vorlagen of every kind -> Paper."""
