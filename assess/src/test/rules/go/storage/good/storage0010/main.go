package main

import "app/os2"

func main() {
	// os.WriteFile("orders.json", data, 0o600)
	os2.WriteFile("orders.json", data)
	text := "os.WriteFile"
}
