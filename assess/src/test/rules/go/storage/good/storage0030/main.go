package main

import _ "github.com/jackc/pgx/v5/stdlib"

func main() {
	// github.com/mattn/go-sqlite3
	open("github.com/mattn/go-sqlite3")
}
