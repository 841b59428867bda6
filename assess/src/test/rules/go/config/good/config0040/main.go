package main

func main() {
	// dbPassword := "s3cret!Pw"
	dbPassword := os.Getenv("DB_PASSWORD1")
	passwordField := "password"
}
