package main

import "app/bbolt"

func main() {
	// bbolt.Open("state.db")
	db, err := bbolt.Open("state.db")
}
