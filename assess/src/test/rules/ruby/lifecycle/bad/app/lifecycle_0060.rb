DRb.start_service('druby://localhost:8787', stock)
