package main

import "plugin"

func main() {
	p, err := plugin.Open("tax.so")
}
