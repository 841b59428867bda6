# /etc/init.d/aksusbd start
echo haspel
