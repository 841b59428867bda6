# File.write('orders.json', data)
File.open('orders.csv', 'r')
File.read('orders.json')
Profile.write('x')
