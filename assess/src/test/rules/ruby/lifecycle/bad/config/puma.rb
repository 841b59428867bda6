daemonize true
