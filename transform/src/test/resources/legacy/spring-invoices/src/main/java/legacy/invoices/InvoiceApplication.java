package legacy.invoices;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class InvoiceApplication {
  private final String billing;

  InvoiceApplication(@Value("${billing.url}") String billing) {
    this.billing = billing;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(InvoiceApplication.class, arguments);
  }

  @GetMapping("/invoices")
  String invoices() {
    return "invoices of " + billing;
  }
}
