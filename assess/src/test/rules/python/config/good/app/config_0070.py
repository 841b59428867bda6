import players

# ctypes.CDLL("libscanner.so")
scanner = players.CDLL("x")
