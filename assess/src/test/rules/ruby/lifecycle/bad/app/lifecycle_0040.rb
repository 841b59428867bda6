workers Etc.nprocessors
