import census

# multiprocessing.cpu_count()
workers = census.cpu_count()
