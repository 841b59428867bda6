echo "10.1.2.3 db1" >> /etc/hosts
