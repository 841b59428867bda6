package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a package uses node-cron or node-schedule. Reads when made. */
final class SchedulerUse {
  private static final Pattern LOADED =
      Pattern.compile(
          "(?:(?:const|let|var)\\s+(\\w+|\\{[^}]*\\})\\s*=\\s*require\\(\\s*['\"](?:node-cron|node-schedule)['\"]"
              + "|import\\s+(?:\\*\\s+as\\s+)?(\\w+|\\{[^}]*\\})\\s+from\\s+['\"](?:node-cron|node-schedule)['\"])");
  private static final String HARMLESS = "validate|gracefulShutdown|getTasks";

  private final List<ScheduledCall> calls = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  SchedulerUse(NodeSources sources, String folder) {
    for (String library : List.of("node-cron", "node-schedule")) {
      sources.mentioning(library).stream()
          .filter(module -> module.path().startsWith(folder))
          .forEach(this::read);
    }
  }

  private void read(NodeModule module) {
    Matcher loaded = LOADED.matcher(module.script().file().content());
    while (loaded.find()) {
      String name = loaded.group(1) == null ? loaded.group(2) : loaded.group(1);
      for (SyntaxNode call : module.root().all("call_expression", "new_expression")) {
        String callee = module.callee(call);
        if (name.startsWith("{") && name.matches("(?s).*\\b" + Pattern.quote(callee) + "\\b.*")
            || callee.startsWith(name + ".")) {
          take(module, call, callee);
        }
      }
    }
  }

  private void take(NodeModule module, SyntaxNode call, String callee) {
    String method = callee.substring(callee.lastIndexOf('.') + 1);
    if (method.matches(HARMLESS)) {
      return;
    }
    String where = module.path() + ":" + module.script().line(call) + ": ";
    if (!method.matches("schedule|scheduleJob")) {
      obstacles.add(where + "What " + callee + " schedules is not told apart.");
      return;
    }
    ScheduledCall.Reading reading = ScheduledCall.of(module, call);
    reading.call().ifPresentOrElse(calls::add, () -> obstacles.add(where + reading.obstacle()));
  }

  /** In the order of the files. */
  List<ScheduledCall> calls() {
    return List.copyOf(calls);
  }

  /** Sentences with their places. */
  List<String> obstacles() {
    return List.copyOf(obstacles);
  }
}
