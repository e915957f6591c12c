"""Committees side by side and from one date to the next: a comparison is data, what it looks like is apart."""
