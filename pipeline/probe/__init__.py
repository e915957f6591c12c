"""Drafts a council's profile from a few of its papers: what all of them print is the form, what differs are values."""
