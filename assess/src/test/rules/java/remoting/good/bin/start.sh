#!/bin/sh
# java -Dcom.sun.management.jmxremote.port=9010
exec java -jar shop.jar
