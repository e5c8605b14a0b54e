"""Arguments -> public API -> print."""


def main() -> int:
    return 0
