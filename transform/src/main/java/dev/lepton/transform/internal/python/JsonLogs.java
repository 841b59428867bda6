package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;

/** A module of a few lines by which the standard library's logging writes JSON. */
final class JsonLogs {
  private static final String MODULE = "json_logs";
  private static final String SOURCE =
      """
      \"""Log records as JSON, one a line, for what collects standard output.\"""

      import json
      import logging
      import sys
      from datetime import datetime, timezone


      class JsonFormatter(logging.Formatter):
          def format(self, record):
              entry = {
                  "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
                  "level": record.levelname,
                  "logger": record.name,
                  "message": record.getMessage(),
              }
              if record.exc_info:
                  entry["exception"] = self.formatException(record.exc_info)
              return json.dumps(entry, ensure_ascii=False, default=str)


      def to_stdout():
          handler = logging.StreamHandler(sys.stdout)
          handler.setFormatter(JsonFormatter())
          return handler
      """;

  static final String FORMATTER = MODULE + ".JsonFormatter";
  static final String HANDLER = MODULE + ".to_stdout()";

  private JsonLogs() {}

  /** Whether the application can have it: it must not have another one of the name. */
  static boolean isFree(Refactoring refactoring, PythonModule user) {
    return !refactoring.tree().contains(path(refactoring, user));
  }

  /** Adds the module; where it is used as code, it is imported. */
  static void add(Refactoring refactoring, PythonModule user, boolean imported, String rule) {
    refactoring.create(Concern.LOG_TO_STDOUT, path(refactoring, user), SOURCE, rule);
    if (imported) {
      user.need(refactoring, Concern.LOG_TO_STDOUT, MODULE);
    }
  }

  private static String path(Refactoring refactoring, PythonModule user) {
    return ImportRoot.of(refactoring.tree(), user.path()).path() + MODULE + ".py";
  }
}
