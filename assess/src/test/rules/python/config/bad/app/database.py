import sqlalchemy

URL = "postgresql://db.acme.example/shop"
engine = sqlalchemy.create_engine("mysql+pymysql://shop@db1:3306/shop")
