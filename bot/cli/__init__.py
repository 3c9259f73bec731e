"""The command line: what `hocbac …` understands."""
