"""The hostile set: files that try to break whoever reads them, all made by code, with the outcomes that are right."""
