# open("orders.csv", "w")
with open("orders.csv") as source:
    text = source.read()
with open("orders.csv", "rb") as source:
    data = source.read()
reopen("door", "w")
door.open("front", "w")
