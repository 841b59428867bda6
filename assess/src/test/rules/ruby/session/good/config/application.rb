# config.active_job.queue_adapter = :async
config.active_job.queue_adapter = :sidekiq
