package main

import (
	"fmt"
	"time"

	"example.org/parcels/track"
)

func main() {
	for {
		fmt.Println("swept", track.Where())
		time.Sleep(time.Minute)
	}
}
