import syslog
from logging.handlers import SysLogHandler

syslog.syslog("started")
SysLogHandler(address="/dev/log")
