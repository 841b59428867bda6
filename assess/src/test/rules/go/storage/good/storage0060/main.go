package main

import "github.com/gorilla/sessions"

func main() {
	// sessions.NewFilesystemStore("/tmp")
	store := sessions.NewCookieStore(key)
}
