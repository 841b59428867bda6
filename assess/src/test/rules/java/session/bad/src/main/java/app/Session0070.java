package app;

import org.springframework.messaging.simp.config.MessageBrokerRegistry;
class Session0070 {
  void configure(MessageBrokerRegistry registry) {
    registry.enableSimpleBroker("/topic");
  }
}
