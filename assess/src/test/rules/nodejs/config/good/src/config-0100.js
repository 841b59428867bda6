// socket.addMembership('224.0.0.114')
club.addMember('x');
