import requests

# requests.get(url, verify=False)
requests.get(url, verify="ca.pem")
check(verify=False)
