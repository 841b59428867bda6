package desk;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes each record as one line of JSON, for whoever gathers standard output. */
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
    return line.append("}\n").toString();
  }

  private static void add(StringBuilder line, String name, String value) {
    line.append(line.length() > 1 ? ",\"" : "\"").append(name).append("\":\"");
    for (char one : String.valueOf(value).toCharArray()) {
      if (one < ' ') {
        line.append(String.format("\\u%04x", (int) one));
      } else {
        line.append(one == '"' || one == '\\' ? "\\" : "").append(one);
      }
    }
    line.append('"');
  }
}
