package main

func main() {
	// tls.LoadX509KeyPair("/etc/ssl/shop.crt", "/etc/ssl/shop.key")
	pair, err := tls.LoadX509KeyPair(cert, key)
}
