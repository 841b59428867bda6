import sys
import json_logs
import logging
import logging.handlers

LOG = logging.getLogger("shop")
HANDLER = logging.StreamHandler(sys.stdout)
HANDLER.setFormatter(json_logs.JsonFormatter())
LOG.addHandler(HANDLER)
CONSOLE = logging.StreamHandler()
