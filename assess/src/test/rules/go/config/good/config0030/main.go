package main

func main() {
	// "http://10.1.2.3:8080/prices"
	other := flag.String("prices", "http://localhost:8080", "where prices are")
	schema := "http://www.w3.org/2001/XMLSchema"
	shown := "https://example.com/"
}
