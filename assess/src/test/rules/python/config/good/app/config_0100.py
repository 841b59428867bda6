import os

from app import application

bind = "0.0.0.0:" + os.environ.get("PORT", "8000")

# application.run(port=5000)
application.run(host="0.0.0.0", port=int(os.environ.get("PORT", "5000")))
application.runner(port=5000)
