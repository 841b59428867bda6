# DRb.start_service
Dr.start_service
