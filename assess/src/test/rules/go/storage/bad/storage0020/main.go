package main

import "os"

func main() {
	os.MkdirTemp("", "import")
}
