"""Comment threads out of web pages: one engine, and profiles (tables) that say where things stand.

A page is parsed once (:mod:`.parse`) and indexed once (:mod:`.index`); a profile (:mod:`.profile`) names by selectors
(:mod:`.selectors`) which elements are comments and where their fields are; the engine (:mod:`.engine`) reads it. The
profiles of known platforms live in :mod:`threadkit.platforms`; users load their own from TOML.
"""
