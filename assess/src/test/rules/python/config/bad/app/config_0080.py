import locale
from datetime import datetime

now = datetime.now()
locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
