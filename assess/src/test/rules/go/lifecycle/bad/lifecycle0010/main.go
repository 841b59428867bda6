package main

import "os/signal"

func main() {
	signal.Ignore(syscall.SIGTERM)
}
