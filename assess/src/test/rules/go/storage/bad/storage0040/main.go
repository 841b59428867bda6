package main

import "go.etcd.io/bbolt"

func main() {
	db, err := bbolt.Open("state.db", 0o600, nil)
}
