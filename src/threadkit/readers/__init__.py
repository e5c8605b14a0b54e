"""Readers of what belongs to no platform: flattened text, native JSON, feeds, mail, data files; a module each."""
