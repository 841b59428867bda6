kill -9 $(cat shop.pid)
