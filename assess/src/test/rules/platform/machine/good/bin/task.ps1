# Register-ScheduledTask
Get-ScheduledTask
