# DEBUG = True
DEBUG = os.environ.get("DEBUG") == "1"
TEMPLATE_DEBUG = True
