DATABASES = {
    "default": {
        # "HOST": "10.1.2.3",
        "HOST": os.environ["DB_HOST"],
    }
}
