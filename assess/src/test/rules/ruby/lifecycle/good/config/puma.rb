# daemonize true
daemonize false
