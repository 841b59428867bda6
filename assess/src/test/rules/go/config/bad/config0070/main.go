package main

import "net"

func main() {
	c, err := net.ListenMulticastUDP("udp", nil, group)
}
