package main

import "os/signal"

func main() {
	// signal.Ignore(syscall.SIGTERM)
	signal.Ignore(syscall.SIGHUP)
	signal.Notify(c, syscall.SIGTERM)
}
