db_password = 's3cret!Pw'
