import sys
import time

if __name__ == "__main__":
    while True:
        print("mail sent", sys.argv[-1], flush=True)
        time.sleep(int(sys.argv[-1]))
