#!/bin/sh
exec java -Dcom.sun.management.jmxremote.port=9010 -jar shop.jar
