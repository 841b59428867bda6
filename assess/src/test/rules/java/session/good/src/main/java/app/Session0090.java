package app;

import org.springframework.security.provisioning.JdbcUserDetailsManager;
new JdbcUserDetailsManager(null);
// new InMemoryUserDetailsManager()
new InMemoryUserDetailsManager();
FIELD static class InMemoryUserDetailsManager {}
