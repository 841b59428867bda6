package app;

import org.springframework.remoting.rmi.RmiServiceExporter;

class Exporter {
  RmiServiceExporter exporter;
}
