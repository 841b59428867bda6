from app import application

bind = "0.0.0.0:8000"

application.run(host="0.0.0.0", port=5000)
