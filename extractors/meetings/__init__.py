"""Invitations and minutes: whose meeting it is, when, whether it is public, and its agenda."""
