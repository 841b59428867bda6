java -Djava.security.manager -jar shop.jar
