import os

# URL = "postgresql://db.acme.example/shop"
URL = os.environ.get("DATABASE_URL", "postgresql://localhost/shop")
OTHER = f"postgresql://{HOST}/shop"


def load():
    "postgresql://db/shop"
    return URL.startswith("postgresql://")
