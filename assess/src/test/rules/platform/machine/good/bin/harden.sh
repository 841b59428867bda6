# iptables -L
sysctl net.core.somaxconn
echo "iptables -A"
