"""The vocabulary of Ratslese: documents, records, evidence, profiles, errors. Imports nothing of ours."""
