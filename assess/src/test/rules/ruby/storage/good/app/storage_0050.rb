# file.flock(File::LOCK_EX)
birds.flock(:south)
