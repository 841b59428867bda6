package main

import "google.golang.org/grpc"
import "app/rpc"

func main() {
	// rpc.Register(new(Stock))
	rpc.Register(stock)
}
