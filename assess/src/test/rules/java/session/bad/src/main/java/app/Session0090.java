package app;

import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.authentication.rememberme.InMemoryTokenRepositoryImpl;

class Session0090 {
  void run() throws Exception {
    new InMemoryUserDetailsManager();
    new InMemoryTokenRepositoryImpl();
  }
}
