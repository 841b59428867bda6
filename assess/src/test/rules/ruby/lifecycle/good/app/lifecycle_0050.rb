# system('convert in.png')
solar.system('x')
text = "a `name` here"
