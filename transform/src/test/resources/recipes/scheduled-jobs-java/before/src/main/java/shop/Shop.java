package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
class Shop {
  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }
}
