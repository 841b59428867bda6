package dev.lepton.assess.config;

/**
 * One value in a configuration file.
 *
 * @param key the path to it: parts joined by dots, in XML by slashes with attributes behind an at
 *     sign
 * @param line 1-based, of the value
 */
public record Setting(String key, String value, int line) {
  /** The last part of the key. */
  public String name() {
    int start =
        Math.max(key.lastIndexOf('.'), Math.max(key.lastIndexOf('/'), key.lastIndexOf('@')));
    return key.substring(start + 1).replaceAll("\\[\\d+]$", "");
  }
}
