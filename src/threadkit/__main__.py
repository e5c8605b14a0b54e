"""``python -m threadkit``."""

from threadkit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
