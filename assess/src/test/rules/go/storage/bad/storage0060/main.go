package main

import "github.com/gorilla/sessions"

func main() {
	store := sessions.NewFilesystemStore("/tmp")
}
