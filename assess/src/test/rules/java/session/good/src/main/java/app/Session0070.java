package app;

import org.springframework.messaging.simp.config.MessageBrokerRegistry;
class Session0070 {
  void configure(MessageBrokerRegistry registry) {
    registry.enableStompBrokerRelay("/topic");
    new Trader().enableSimpleBroker("/topic");
  }
  static class Trader {
    void enableSimpleBroker(String topic) {}
  }
}
