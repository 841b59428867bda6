
async def close_books():
    print("Books are closed.")
