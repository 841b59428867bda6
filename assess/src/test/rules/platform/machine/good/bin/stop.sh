# kill -9 1
kill -TERM $(cat shop.pid)
