package main

import "time"

func main() {
	z, err := time.LoadLocation("Europe/Berlin")
}
