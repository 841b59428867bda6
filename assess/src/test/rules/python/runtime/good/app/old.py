# import urllib2
import urllib.request

try:
    import httplib
except ImportError:
    pass
