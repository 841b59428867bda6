iptables -A INPUT -p tcp --dport 8080 -j ACCEPT
sysctl -w net.core.somaxconn=1024
