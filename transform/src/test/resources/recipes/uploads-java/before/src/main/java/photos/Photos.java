package photos;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Photos {
  public static void main(String[] args) {
    SpringApplication.run(Photos.class, args);
  }
}
