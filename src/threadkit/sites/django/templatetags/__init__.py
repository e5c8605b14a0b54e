"""The folder that Django looks for tags in."""
