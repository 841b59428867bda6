package main

import "app/cron"

func main() {
	// cron.New()
	c := cron.New()
}
