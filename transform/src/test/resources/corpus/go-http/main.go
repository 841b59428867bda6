package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "9100"
	}
	http.HandleFunc("/tide", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "high")
	})
	if err := http.ListenAndServe(":"+port, nil); err != nil {
		panic(err)
	}
}
