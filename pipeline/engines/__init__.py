"""The same map over items on this machine's processes or on a cluster: each item comes back with its one outcome."""
