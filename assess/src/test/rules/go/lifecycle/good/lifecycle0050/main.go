package main

import "time"
import _ "time/tzdata"

func main() {
	z, err := time.LoadLocation("Europe/Berlin")
}
