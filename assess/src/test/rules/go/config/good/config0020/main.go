package main

func main() {
	// http.ListenAndServe("localhost:8080", nil)
	http.ListenAndServe(":"+port, nil)
	http.Get("localhost:1")
}
