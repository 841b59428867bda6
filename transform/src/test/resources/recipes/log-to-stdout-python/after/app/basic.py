import sys
import logging

logging.basicConfig(stream=sys.stdout, level=logging.INFO)
filename = "shop.log"
