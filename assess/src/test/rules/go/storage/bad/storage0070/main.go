package main

import cache "github.com/patrickmn/go-cache"

func main() {
	c := cache.New(5, 10)
}
