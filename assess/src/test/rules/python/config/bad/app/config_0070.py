import ctypes

scanner = ctypes.CDLL("libscanner.so")
