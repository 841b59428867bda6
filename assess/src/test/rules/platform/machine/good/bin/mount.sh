# mount -t nfs files1:/x /y
mount -t tmpfs tmpfs /run
