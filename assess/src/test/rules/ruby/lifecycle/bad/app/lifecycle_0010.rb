logger = Logger.new('log/app.log', 'daily')
