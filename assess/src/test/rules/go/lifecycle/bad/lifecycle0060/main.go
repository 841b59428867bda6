package main

// #include <scanner.h>
import "C"
