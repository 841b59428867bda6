exec java -Djavax.net.ssl.keyStore=/opt/shop/key.jks -jar shop.jar
