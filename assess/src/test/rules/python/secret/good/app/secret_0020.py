# DB_PASSWORD = "s3cret!Pw"
DB_PASSWORD = os.environ["DB_PASSWORD1"]
PASSWORD_FIELD = "password"
