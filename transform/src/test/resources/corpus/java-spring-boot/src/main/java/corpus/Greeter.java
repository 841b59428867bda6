package corpus;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Greeter {
  public static void main(String[] arguments) {
    SpringApplication.run(Greeter.class, arguments);
  }

  @GetMapping("/greet")
  public String greet() {
    return "good morning";
  }
}
