package app;

import org.springframework.context.annotation.PropertySource;

@PropertySource("file:/etc/shop/shop.properties")
class Settings {}
