import threading

# fcntl.flock(handle, fcntl.LOCK_EX)
lock = threading.Lock()
flock(birds)
