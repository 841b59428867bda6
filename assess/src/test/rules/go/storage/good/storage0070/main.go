package main

import "app/cache"

func main() {
	// go-cache
	c := cache.New(5, 10)
}
