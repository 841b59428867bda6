package main

import "app/party"

func main() {
	// os.Hostname()
	name := party.Hostname()
}
