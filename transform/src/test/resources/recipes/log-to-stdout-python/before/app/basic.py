import logging

logging.basicConfig(filename="shop.log", filemode="a", level=logging.INFO)
filename = "shop.log"
