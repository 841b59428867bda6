package main

import "app/census"

func main() {
	// runtime.NumCPU()
	n := census.NumCPU()
}
