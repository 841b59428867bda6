package main

func main() {
	// InsecureSkipVerify: true
	c := &tls.Config{InsecureSkipVerify: false}
}
