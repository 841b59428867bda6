# Etc.nprocessors
workers ENV.fetch('WEB_CONCURRENCY', 2)
