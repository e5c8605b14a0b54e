"""Records out of XML documents of any size: a strict parse first, and a counted recovery where it fails.

:mod:`.document` makes clean UTF-8 of the source, from the root element on, and refuses document types;
:mod:`.records` yields record after record in constant memory; :mod:`.cutting` and :mod:`.mending` read what is not
well-formed; :mod:`.fields` makes values of elements. Names are the usual prefixed ones ("wp:comment_id"), whatever
prefix or version of a namespace the document has.
"""
