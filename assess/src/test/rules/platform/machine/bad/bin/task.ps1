Register-ScheduledTask -TaskName Close
