# syslog.syslog("started")
import logging

mysyslog = "syslog.syslog"
logging.info("syslog")
