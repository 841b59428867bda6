system('convert in.png')
out = `convert in.png`
