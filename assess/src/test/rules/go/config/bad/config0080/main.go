package main

import "net/rpc"

func main() {
	rpc.Register(new(Stock))
}
