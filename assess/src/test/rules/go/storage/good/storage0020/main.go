package main

import "app/files"

func main() {
	// os.MkdirTemp("", "import")
	files.MkdirTemp("", "import")
}
