# java -Djava.security.manager
java -jar shop.jar
