import json_logs
import logging

logging.basicConfig(handlers=[json_logs.to_stdout()], level=logging.INFO)
filename = "shop.log"
