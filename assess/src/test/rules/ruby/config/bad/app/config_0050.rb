PRICES = 'http://10.1.2.3:8080/prices'
