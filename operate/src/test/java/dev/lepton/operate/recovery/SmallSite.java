package dev.lepton.operate.recovery;

import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A site of a test's own: what it shows and what an action does to it is the test's to say. */
final class SmallSite implements Site {
  final List<String> history = new ArrayList<>();
  Supplier<Facts> facts = () -> Facts.NONE;
  Function<ActionKind, String> action = kind -> "done";
  Set<ActionKind> able = EnumSet.allOf(ActionKind.class);

  @Override
  public String release() {
    return "shop";
  }

  @Override
  public String place() {
    return "nowhere";
  }

  @Override
  public Facts look() {
    return facts.get();
  }

  @Override
  public Set<String> save(Path folder) {
    history.add("save");
    try {
      Files.writeString(folder.resolve("shop.log"), "what it said\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.of("shop.log");
  }

  @Override
  public Set<ActionKind> able() {
    return able;
  }

  @Override
  public String act(ActionRule rule) {
    history.add(rule.kind().id());
    return action.apply(rule.kind());
  }
}
