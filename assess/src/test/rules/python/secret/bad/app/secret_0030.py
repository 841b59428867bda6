import ssl
import requests

requests.get(url, verify=False)
context = ssl._create_unverified_context()
