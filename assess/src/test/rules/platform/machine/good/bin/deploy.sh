# scp shop.jar deploy@app1:/opt
rsync -a src/ dst/
curl https://repo:443/x
