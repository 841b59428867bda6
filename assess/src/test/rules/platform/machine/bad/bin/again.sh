sudo systemctl restart shop
