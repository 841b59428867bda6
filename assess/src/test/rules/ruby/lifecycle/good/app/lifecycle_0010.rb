# Logger.new('log/app.log')
logger = Logger.new($stdout)
