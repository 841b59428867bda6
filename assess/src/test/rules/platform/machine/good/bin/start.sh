#!/bin/sh
# nohup java -jar shop.jar &
exec java -jar shop.jar
