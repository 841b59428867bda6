import os

# os.makedirs("exports/daily")
os.makedirs(os.environ["EXPORTS"], exist_ok=True)
os.path.join("exports/daily")
