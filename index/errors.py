"""What can go wrong with a built index; each message names the file and the remedy, in French."""


class StoreError(Exception):
    """Root: no index can serve."""


class IndexMissingError(StoreError):
    """Nothing was built yet."""


class IndexStaleError(StoreError):
    """The corpus, the code or the encoder changed since the build."""


class IndexDamagedError(StoreError):
    """A file of the build is missing or is not what was written."""


class BuildRunningError(StoreError):
    """Another build holds the lock."""
