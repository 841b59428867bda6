/etc/init.d/aksusbd start
