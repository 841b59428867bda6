import signal

# signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
