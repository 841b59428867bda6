package main

import "net/http"

func main() {
	go http.ListenAndServe(addr, nil)
	server.Shutdown(ctx)
}
