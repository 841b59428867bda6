package dev.lepton.accept.security.endpoint;

import java.util.List;
import java.util.stream.Stream;

/**
 * A port that something usually listens at.
 *
 * @param service what listens there
 * @param inner whether only the application itself or those who run it should reach it: databases,
 *     queues, consoles
 */
record KnownPort(int number, String service, boolean inner) {

  /** All that are looked at, and no others. */
  static final List<KnownPort> ALL =
      Stream.concat(
              Stream.of(
                      "22 SSH",
                      "23 Telnet",
                      "2049 NFS",
                      "2375 Docker",
                      "2376 Docker",
                      "2379 etcd",
                      "1433 SQL Server",
                      "1521 Oracle",
                      "27017 MongoDB",
                      "3306 MySQL",
                      "3389 RDP",
                      "4848 GlassFish's console",
                      "5005 Java's debugger",
                      "5432 PostgreSQL",
                      "5601 Kibana",
                      "5672 AMQP",
                      "5900 VNC",
                      "5984 CouchDB",
                      "6379 Redis",
                      "6443 Kubernetes",
                      "7000 Cassandra",
                      "7199 Cassandra's JMX",
                      "8161 ActiveMQ",
                      "8500 Consul",
                      "8649 Ganglia",
                      "9000 FastCGI",
                      "9042 Cassandra",
                      "9090 Prometheus",
                      "9092 Kafka",
                      "9100 node exporter",
                      "9200 Elasticsearch",
                      "9229 Node's debugger",
                      "9300 Elasticsearch",
                      "9990 WildFly's console",
                      "10250 kubelet",
                      "11211 memcached",
                      "15672 RabbitMQ's console",
                      "2181 ZooKeeper",
                      "50000 Db2",
                      "61616 ActiveMQ",
                      "111 rpcbind",
                      "139 NetBIOS",
                      "445 SMB",
                      "389 LDAP",
                      "1099 Java RMI")
                  .map(line -> of(line, true)),
              Stream.of(
                      "21 FTP",
                      "25 SMTP",
                      "53 DNS",
                      "80 HTTP",
                      "110 POP3",
                      "143 IMAP",
                      "443 HTTPS",
                      "587 SMTP",
                      "993 IMAP",
                      "3000 HTTP",
                      "5000 HTTP",
                      "8000 HTTP",
                      "8008 HTTP",
                      "8009 AJP",
                      "8080 HTTP",
                      "8081 HTTP",
                      "8443 HTTPS",
                      "8888 HTTP",
                      "9443 HTTPS")
                  .map(line -> of(line, false)))
          .toList();

  private static KnownPort of(String line, boolean inner) {
    String[] words = line.split(" ", 2);
    return new KnownPort(Integer.parseInt(words[0]), words[1], inner);
  }

  String title() {
    return "port " + number + " (" + service + ")";
  }
}
