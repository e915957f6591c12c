"""Where papers come from: folders, archives and object stores -> items to read."""
