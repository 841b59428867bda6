package legacy.invoices;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class InvoiceApplicationTest {
  @Autowired private MockMvc mvc;

  @Test
  void invoicesAreServed() throws Exception {
    mvc.perform(get("/invoices"))
        .andExpect(content().string("invoices of http://billing.corp:8080/api"));
  }
}
