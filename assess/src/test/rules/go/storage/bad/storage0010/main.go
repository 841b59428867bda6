package main

import "os"

func main() {
	os.WriteFile("orders.json", data, 0o600)
	f, err := os.OpenFile("log", os.O_CREATE|os.O_WRONLY, 0o600)
}
