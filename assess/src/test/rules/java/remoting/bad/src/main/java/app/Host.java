package app;

import javax.resource.cci.ConnectionFactory;

class Host {
  ConnectionFactory factory;
}
