File.write('orders.json', data)
File.open('app.csv', 'ab') { |f| f << row }
