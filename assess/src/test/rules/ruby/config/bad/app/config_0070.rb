today = Date.today
at = Time.now
