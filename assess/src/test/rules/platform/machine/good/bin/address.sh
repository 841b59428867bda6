# HOST=$(hostname -I)
hostname
