import asyncio

app.run()
