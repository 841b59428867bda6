# Date.today
today = Date.current
at = Time.now.utc
started = Time.now.to_f
