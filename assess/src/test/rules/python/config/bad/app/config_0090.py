import socket

peer.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, b"")
