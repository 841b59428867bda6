mount -t cifs //files1/shop /srv/shop
