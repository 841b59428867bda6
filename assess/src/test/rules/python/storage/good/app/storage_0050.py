import tempfile as unused
import mytempfile

# tempfile.mkstemp()
mytempfile.mkstemp()
text = "tempfile.mkstemp()"
