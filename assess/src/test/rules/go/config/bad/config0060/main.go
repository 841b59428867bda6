package main

func main() {
	pair, err := tls.LoadX509KeyPair("/etc/ssl/shop.crt", "/etc/ssl/shop.key")
}
