package main

import "log/slog"

func main() {
	// lumberjack.Logger
	w := slog.New(h)
	s := app.Logger{}
}
