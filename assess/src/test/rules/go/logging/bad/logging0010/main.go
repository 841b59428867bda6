package main

import "gopkg.in/natefinch/lumberjack.v2"
import "log/syslog"

func main() {
	w := &lumberjack.Logger{Filename: "app.log"}
	s, err := syslog.New(0, "shop")
}
