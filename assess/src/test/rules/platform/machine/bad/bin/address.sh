HOST=$(hostname -I | cut -d" " -f1)
