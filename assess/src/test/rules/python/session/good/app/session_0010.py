# SESSION_TYPE = "filesystem"
SESSION_TYPE = "redis"
OLD = "SESSION_TYPE is filesystem"
