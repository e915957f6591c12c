"""Turns Documents into Records, and nothing else: what comes out depends only on what goes in."""
