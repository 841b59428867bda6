# bind = "127.0.0.1:8000"
bind = "0.0.0.0:" + os.environ["PORT"]
client.connect(host="127.0.0.1")
