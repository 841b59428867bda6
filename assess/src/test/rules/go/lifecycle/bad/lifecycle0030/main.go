package main

import "os/exec"

func main() {
	exec.Command("convert", "in.png").Run()
}
