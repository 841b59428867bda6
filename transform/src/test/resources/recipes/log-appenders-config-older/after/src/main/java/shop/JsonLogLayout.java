package shop;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;

/** Writes each record as one line of JSON, for whoever gathers standard output. */
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
