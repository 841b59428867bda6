package app;

import org.springframework.web.client.RestClient;

// org.springframework.remoting.rmi.RmiServiceExporter
class Exporter {}
