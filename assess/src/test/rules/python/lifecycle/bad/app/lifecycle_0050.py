import os
import daemon

with daemon.DaemonContext():
    pass
os.fork()
