import os
import subprocess

os.system("convert in.png out.pdf")
subprocess.run(["convert", "in.png"])
