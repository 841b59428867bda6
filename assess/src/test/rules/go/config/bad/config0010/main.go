package main

func main() {
	http.ListenAndServe(":8080", nil)
	net.Listen("tcp", ":9090")
}
