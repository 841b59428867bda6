# trap('TERM') {}
trap('TERM') { server.stop }
trap('HUP', 'IGNORE')
