package main

import "app/net2"

func main() {
	// net.ListenMulticastUDP("udp", nil, group)
	c := net2.ListenMulticastUDP(group)
}
