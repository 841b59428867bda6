package main

import "syscall"

func main() {
	syscall.Flock(fd, syscall.LOCK_EX)
}
