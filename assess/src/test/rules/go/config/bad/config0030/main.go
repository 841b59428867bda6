package main

func main() {
	prices := "http://10.1.2.3:8080/prices"
	db := "postgres://shop@db1.shop.internal/shop"
}
