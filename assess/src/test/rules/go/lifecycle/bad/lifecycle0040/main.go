package main

import "os"

func main() {
	name, err := os.Hostname()
}
