app.config["SESSION_TYPE"] = "filesystem"
SESSION_TYPE = "cachelib"
