"""Threads into text: each module holds the generator functions of one output language."""
