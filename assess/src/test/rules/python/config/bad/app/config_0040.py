app.run(host="127.0.0.1", port=5000)
bind = "127.0.0.1:8000"
