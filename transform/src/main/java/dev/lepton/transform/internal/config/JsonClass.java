package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class that writes a record as one line of JSON with the names of the Elastic Common Schema, for
 * libraries that cannot. It goes into the package of the application's main class, in the Java of
 * release 8, and needs no library.
 */
public enum JsonClass {
  JAVA_UTIL_LOGGING(
      "JsonLogFormatter",
      """
      import java.io.PrintWriter;
      import java.io.StringWriter;
      import java.time.Instant;
      import java.util.logging.Formatter;
      import java.util.logging.LogRecord;
      """,
      """
      public final class JsonLogFormatter extends Formatter {
        @Override
        public String format(LogRecord record) {
          StringBuilder line = new StringBuilder("{");
          add(line, "@timestamp", Instant.ofEpochMilli(record.getMillis()).toString());
          add(line, "log.level", record.getLevel().getName());
          add(line, "log.logger", record.getLoggerName());
          add(line, "message", formatMessage(record));
          if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace, true));
            add(line, "error.stack_trace", trace.toString());
          }
          return line.append("}\\n").toString();
        }
      """),
  LOGBACK(
      "JsonLogLayout",
      """
      import ch.qos.logback.classic.spi.ILoggingEvent;
      import ch.qos.logback.classic.spi.ThrowableProxyUtil;
      import ch.qos.logback.core.LayoutBase;
      import java.time.Instant;
      """,
      """
      public final class JsonLogLayout extends LayoutBase<ILoggingEvent> {
        @Override
        public String doLayout(ILoggingEvent event) {
          StringBuilder line = new StringBuilder("{");
          add(line, "@timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
          add(line, "log.level", event.getLevel().toString());
          add(line, "log.logger", event.getLoggerName());
          add(line, "process.thread.name", event.getThreadName());
          add(line, "message", event.getFormattedMessage());
          if (event.getThrowableProxy() != null) {
            add(line, "error.stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
          return line.append("}\\n").toString();
        }
      """);

  private static final Pattern MAIN = Pattern.compile("\\bpublic\\s+static\\s+void\\s+main\\s*\\(");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");
  private static final String SOURCES = "src/main/java/";

  private static final String ADD =
      """

        private static void add(StringBuilder line, String name, String value) {
          line.append(line.length() > 1 ? ",\\"" : "\\"").append(name).append("\\":\\"");
          for (char one : String.valueOf(value).toCharArray()) {
            if (one < ' ') {
              line.append(String.format("\\\\u%04x", (int) one));
            } else {
              line.append(one == '"' || one == '\\\\' ? "\\\\" : "").append(one);
            }
          }
          line.append('"');
        }
      }
      """;

  private final String name;
  private final String imports;
  private final String type;

  JsonClass(String name, String imports, String type) {
    this.name = name;
    this.imports = imports;
    this.type = type;
  }

  /**
   * Its full name, once it is added; empty where there is no main class whose package it could go
   * to.
   *
   * @param settings the file that will name it, in the module that it goes to
   */
  public Optional<String> add(Refactoring refactoring, TextFile settings, String rule) {
    int module = settings.path().indexOf("src/main/");
    String sources = (module < 0 ? "" : settings.path().substring(0, module)) + SOURCES;
    return refactoring.tree().files(".java").stream()
        .filter(path -> path.startsWith(sources))
        .flatMap(path -> refactoring.tree().text(path).stream())
        .filter(file -> MAIN.matcher(file.content()).find())
        .map(file -> PACKAGE.matcher(file.content()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .map(
            where -> {
              String file = sources + where.replace('.', '/') + "/" + name + ".java";
              if (!refactoring.tree().contains(file)) {
                refactoring.create(Concern.LOG_TO_STDOUT, file, source(where), rule);
              }
              return where + "." + name;
            });
  }

  private String source(String where) {
    return "package "
        + where
        + ";\n\n"
        + imports
        + "\n/** Writes each record as one line of JSON, for whoever gathers standard output. */\n"
        + type
        + ADD;
  }
}
