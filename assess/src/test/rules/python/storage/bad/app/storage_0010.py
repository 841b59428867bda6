import codecs
import os

with open("orders.csv", "w") as out:
    out.write("id")
with open(os.path.join("data", "log"), mode="ab") as log:
    log.write(b"x")
codecs.open("names", "w", "utf-8").close()
