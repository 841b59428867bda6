package main

func main() {
	srv := &http.Server{Addr: "127.0.0.1:" + port}
	http.ListenAndServe("localhost:"+port, nil)
}
