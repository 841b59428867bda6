socket.addMembership('224.0.0.114');
