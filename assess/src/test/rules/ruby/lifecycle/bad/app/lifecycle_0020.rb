Signal.trap('TERM') {}
trap('TERM', 'IGNORE')
