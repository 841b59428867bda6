import os
import multiprocessing

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
