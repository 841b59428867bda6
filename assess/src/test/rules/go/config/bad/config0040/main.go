package main

func main() {
	dbPassword := "s3cret!Pw"
}
