package main

func main() {
	c := &tls.Config{InsecureSkipVerify: true}
}
