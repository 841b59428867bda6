package main

import "app/birds"

func main() {
	// syscall.Flock(fd, syscall.LOCK_EX)
	birds.Flock(fd)
}
