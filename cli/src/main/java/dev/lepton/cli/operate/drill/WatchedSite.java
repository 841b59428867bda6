package dev.lepton.cli.operate.drill;

import dev.lepton.operate.recovery.Site;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Facts;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A site whose looks somebody else sees as well.
 *
 * @param listener hears what each look showed
 */
record WatchedSite(Site site, Consumer<Facts> listener) implements Site {
  @Override
  public String release() {
    return site.release();
  }

  @Override
  public String place() {
    return site.place();
  }

  @Override
  public Facts look() {
    Facts facts = site.look();
    listener.accept(facts);
    return facts;
  }

  @Override
  public Set<String> save(Path folder) {
    return site.save(folder);
  }

  @Override
  public Set<ActionKind> able() {
    return site.able();
  }

  @Override
  public String act(ActionRule action) {
    return site.act(action);
  }
}
