package dev.lepton.assess.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Java properties, with the line that each key starts on. */
final class PropertiesReader {
  private PropertiesReader() {}

  static List<Setting> read(String text) {
    List<Setting> settings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int start = 0;
    while (start < lines.size()) {
      int end = start;
      boolean comment = lines.get(start).isBlank() || lines.get(start).strip().matches("[#!].*");
      while (!comment && continues(lines.get(end)) && end + 1 < lines.size()) {
        end++;
      }
      if (!comment) {
        int line = start + 1;
        parse(String.join("\n", lines.subList(start, end + 1)))
            .forEach((key, value) -> settings.add(new Setting((String) key, (String) value, line)));
      }
      start = end + 1;
    }
    return settings;
  }

  private static boolean continues(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static Properties parse(String logicalLine) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(logicalLine));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    } catch (IllegalArgumentException e) {
      // A broken Unicode escape: the line says nothing that could be relied upon.
      properties.clear();
    }
    return properties;
  }
}
