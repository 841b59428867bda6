# DATA = r"C:\data"
DATA = "data/shop"
TIME = "h:mm"
