import logging
import logging.handlers

LOG = logging.getLogger("shop")
HANDLER = logging.handlers.RotatingFileHandler("shop.log", maxBytes=1000, backupCount=3)
HANDLER.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
LOG.addHandler(HANDLER)
CONSOLE = logging.StreamHandler()
