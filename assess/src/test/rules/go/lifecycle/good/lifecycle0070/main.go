package main

import "app/plugin"

func main() {
	// plugin.Open("tax.so")
	p := plugin.Open("tax")
}
