package main

import "net/http"

func main() {
	http.HandleFunc("GET /healthz", healthz)
}
