import uvicorn
from fastapi import FastAPI

api = FastAPI()


@api.get("/weather")
def weather():
    return {"weather": "fine"}


if __name__ == "__main__":
    uvicorn.run(api, host="0.0.0.0", port=8123)
