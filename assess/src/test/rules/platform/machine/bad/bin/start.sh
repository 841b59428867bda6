#!/bin/sh
nohup java -jar shop.jar &
