package dev.lepton.transfer.postgres.connect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Splits an address into libpq's parameters: a URI ({@code
 * postgresql://user@host:port/database?sslmode=require}) or a list of {@code key=value}. Messages
 * never repeat the text, since it may hold a password. Stateless.
 */
final class ConnectionText {
  private ConnectionText() {}

  /**
   * @return libpq's names and the decoded values, in the order of the text
   * @throws IllegalArgumentException if it is neither
   */
  static Map<String, String> parameters(String text) {
    String trimmed = text.strip();
    for (String scheme : new String[] {"postgresql://", "postgres://"}) {
      if (trimmed.startsWith(scheme)) {
        return uri(trimmed.substring(scheme.length()));
      }
    }
    if (trimmed.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      throw new IllegalArgumentException("only postgresql:// addresses can be moved so far");
    }
    if (!trimmed.contains("=")) {
      throw new IllegalArgumentException(
          "not an address: expected postgresql://user@host:port/database");
    }
    return new KeyValues(trimmed).read();
  }

  private static Map<String, String> uri(String rest) {
    Map<String, String> found = new LinkedHashMap<>();
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    // The last one: a password with an unescaped @ is at least not taken for a host.
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      userInfo(authority.substring(0, at), found);
    }
    hosts(authority.substring(at + 1), found);
    put(found, "dbname", slash < 0 ? "" : decode(place.substring(slash + 1)));
    if (query >= 0 && query < rest.length() - 1) {
      for (String pair : rest.substring(query + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException(
              "a parameter of the address lacks its \"=\" and value");
        }
        parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)), found);
      }
    }
    return found;
  }

  private static void parameter(String name, String value, Map<String, String> found) {
    if (name.equals("ssl") && value.equals("true")) {
      found.put("sslmode", "require");
    } else {
      found.put(name, value);
    }
  }

  private static void userInfo(String text, Map<String, String> found) {
    int colon = text.indexOf(':');
    put(found, "user", decode(colon < 0 ? text : text.substring(0, colon)));
    if (colon >= 0) {
      put(found, "password", decode(text.substring(colon + 1)));
    }
  }

  private static void hosts(String text, Map<String, String> found) {
    if (text.isEmpty()) {
      return;
    }
    StringBuilder hosts = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    for (String server : text.split(",", -1)) {
      int bracket = server.startsWith("[") ? server.indexOf(']') : 0;
      if (bracket < 0) {
        throw new IllegalArgumentException("an IPv6 address lacks its closing bracket");
      }
      int colon = server.indexOf(':', bracket);
      String host = colon < 0 ? server : server.substring(0, colon);
      if (bracket > 0 && !host.endsWith("]")) {
        throw new IllegalArgumentException("expected a port after the IPv6 address in brackets");
      }
      hosts.append(hosts.isEmpty() && ports.isEmpty() ? "" : ",");
      ports.append(hosts.isEmpty() && ports.isEmpty() ? "" : ",");
      hosts.append(decode(bracket > 0 ? host.substring(1, bracket) : host));
      ports.append(colon < 0 ? "" : server.substring(colon + 1));
    }
    put(found, "host", hosts.toString());
    put(found, "port", ports.toString());
  }

  private static void put(Map<String, String> found, String name, String value) {
    if (!value.isEmpty()) {
      found.put(name, value);
    }
  }

  /** Percent-decoding to UTF-8; a plus sign is one. */
  static String decode(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int symbol = text.codePointAt(i);
      if (symbol == '%') {
        bytes[length++] = hex(text, i + 1);
        i += 3;
      } else {
        byte[] encoded =
            Character.toString(symbol).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        i += Character.charCount(symbol);
      }
    }
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte hex(String text, int at) {
    int high = at + 1 < text.length() ? digit(text.charAt(at)) : -1;
    int low = at + 1 < text.length() ? digit(text.charAt(at + 1)) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("a % of the address is not followed by two hex digits");
    }
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("the address holds %00, which no name can");
    }
    return (byte) (high << 4 | low);
  }

  /** ASCII only, unlike Character.digit. */
  private static int digit(char c) {
    return "0123456789abcdef".indexOf(c >= 'A' && c <= 'F' ? (char) (c + 32) : c);
  }
}
