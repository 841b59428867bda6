import library

# shelve.open("state")
shelf = library.open("state")
