SESSION_ENGINE = 'django.contrib.sessions.backends.db'
SESSION_ENGINE_HELP = 'file'
