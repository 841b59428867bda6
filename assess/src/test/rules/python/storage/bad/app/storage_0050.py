import tempfile

tempfile.mkstemp()
with tempfile.TemporaryDirectory() as folder:
    pass
