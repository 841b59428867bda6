import shelve

shelf = shelve.open("state")
