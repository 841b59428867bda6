import threading

# os.fork()
threading.Thread(daemon=True).start()
knife.fork()
