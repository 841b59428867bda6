import fcntl
from filelock import FileLock

fcntl.flock(handle, fcntl.LOCK_EX)
with FileLock("job.lock"):
    pass
