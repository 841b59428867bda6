CACHES = {
    # "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"},
}
