package main

// import "C"
import "fmt"

var grades = []string{
	"A", "B", "C",
}
