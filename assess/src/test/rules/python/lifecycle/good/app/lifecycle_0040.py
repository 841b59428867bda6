import sys

# os._exit(1)
sys.exit(1)
text = "os._exit(1)"
