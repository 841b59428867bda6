# config.cache_store = :memory_store
config.cache_store = :redis_cache_store
