"""`make bench`: a corpus of invented papers, and every figure that Ratslese holds, measured in one run."""
