import socket

# socket.IP_ADD_MEMBERSHIP
peer.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
