# systemctl restart shop
systemctl status shop
echo "service shop restart"
