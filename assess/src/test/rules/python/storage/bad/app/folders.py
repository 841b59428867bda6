import os

os.makedirs("exports/daily", exist_ok=True)
