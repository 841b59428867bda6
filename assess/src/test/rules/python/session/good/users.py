# SESSIONS = {}
CACHES = {
    "default": {"BACKEND": "django_redis.cache.RedisCache"},
}
session = requests.Session()
cache = Cache(app)
cache_settings = {}
countries = {}
text = "SESSIONS = {}"


def work():
    cache = {}
    tokens = {}
    return cache, tokens


class Form:
    tokens = {}
