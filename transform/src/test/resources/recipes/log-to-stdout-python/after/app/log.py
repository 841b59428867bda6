import sys
import logging
import logging.handlers

LOG = logging.getLogger("shop")
HANDLER = logging.StreamHandler(sys.stdout)
HANDLER.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
LOG.addHandler(HANDLER)
CONSOLE = logging.StreamHandler()
