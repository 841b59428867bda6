package main

import "app/exec"

func main() {
	// exec.Command("convert")
	exec.Command("convert")
}
