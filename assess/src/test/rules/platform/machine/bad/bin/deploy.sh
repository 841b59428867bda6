scp target/shop.jar deploy@app1:/opt/shop/
