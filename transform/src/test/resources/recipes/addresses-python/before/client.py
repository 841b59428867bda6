import os

BILLING = "http://billing.corp:8080/api"
NAMESPACE = "http://www.w3.org/2001/XMLSchema"
STOCK = os.environ.get("STOCK_URL", "http://stock.corp/api")


def ask(session):
    """Asks http://billing.corp for the bill."""
    return session.get("http://10.1.2.3/bills", timeout=5)
