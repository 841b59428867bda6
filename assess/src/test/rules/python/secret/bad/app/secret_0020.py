DB_PASSWORD = "s3cret!Pw"
client = connect(api_key="9f8e7d6c5b4a")
