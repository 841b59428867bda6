# TTLCache(100, 60)
config = {"CACHE_TYPE": "RedisCache"}
prices = TTLCache(100, 60)
