from cachetools import TTLCache

prices = TTLCache(100, 60)
config = {"CACHE_TYPE": "SimpleCache"}
