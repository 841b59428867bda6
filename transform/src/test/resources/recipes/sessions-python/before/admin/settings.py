SESSION_ENGINE = 'django.contrib.sessions.backends.file'
SESSION_ENGINE_HELP = 'file'
