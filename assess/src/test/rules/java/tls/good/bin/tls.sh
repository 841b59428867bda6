# java -Djavax.net.ssl.keyStore=/opt/shop/key.jks
exec java -jar shop.jar
