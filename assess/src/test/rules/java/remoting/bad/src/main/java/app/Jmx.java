package app;

import javax.management.remote.JMXConnectorServerFactory;

class Jmx {
  void open() throws Exception {
    JMXConnectorServerFactory.newJMXConnectorServer(null, null, null).start();
  }
}
