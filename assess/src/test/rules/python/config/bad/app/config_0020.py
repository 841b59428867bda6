DATABASES = {
    "default": {
        "HOST": "10.1.2.3",
    }
}
