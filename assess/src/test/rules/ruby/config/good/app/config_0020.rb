# db_password = 's3cret!Pw'
db_password = ENV['DB_PASSWORD1']
password_field = 'password'
