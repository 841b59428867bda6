package main

func main() {
	// http.ListenAndServe(":8080", nil)
	http.ListenAndServe(os.Getenv("ADDR"), nil)
	net.Listen("tcp", ":0")
}
