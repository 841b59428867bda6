package dev.lepton.deploy.postgres;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's settings, as a configuration file. */
final class PostgresSettings {
  private PostgresSettings() {}

  static String text(PostgresConfig config, int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    // No Unix socket: the path of a workspace may be longer than a socket's name can be.
    settings.put("unix_socket_directories", "");
    settings.put("wal_level", "logical");
    settings.put("max_wal_senders", "20");
    settings.put("max_replication_slots", "20");
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "128MB");
    settings.put("max_wal_size", "2GB");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    if (!config.durable()) {
      settings.put("fsync", "off");
      settings.put("synchronous_commit", "off");
      settings.put("full_page_writes", "off");
    }
    settings.putAll(config.settings());
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
        .collect(Collectors.joining());
  }
}
