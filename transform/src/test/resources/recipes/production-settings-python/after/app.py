import os
from shop import application

application.run(debug=os.environ.get("FLASK_DEBUG") == "1")
