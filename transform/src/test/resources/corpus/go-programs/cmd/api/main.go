package main

import (
	"net/http"

	"example.org/parcels/track"
)

func main() {
	http.HandleFunc("/parcel", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(track.Where()))
	})
	http.ListenAndServe(":8081", nil)
}
