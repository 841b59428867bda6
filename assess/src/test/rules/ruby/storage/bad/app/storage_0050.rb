file.flock(File::LOCK_EX)
