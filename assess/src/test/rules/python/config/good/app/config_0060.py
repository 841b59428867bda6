import solar

# os.system("convert")
solar.system("convert")
text = "subprocess.run()"
