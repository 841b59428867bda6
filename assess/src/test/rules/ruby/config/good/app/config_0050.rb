# 'http://10.1.2.3:8080/prices'
OTHER = ENV.fetch('PRICES_URL', 'http://localhost:8080')
SCHEMA = 'http://www.w3.org/2001/XMLSchema'
SHOWN = 'https://example.com/'
