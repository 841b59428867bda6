package dev.lepton.assess.reference.script;

import java.util.Map;
import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** What reads JavaScript and TypeScript. Stateless, thread-safe. */
public final class NodeGrammars {
  private NodeGrammars() {}

  /**
   * By extension. TypeScript's grammars read JavaScript too; that with JSX cannot read casts in
   * angle brackets.
   */
  public static Map<String, Supplier<TSLanguage>> all() {
    Supplier<TSLanguage> plain = TreeSitterTypescript::new;
    Supplier<TSLanguage> jsx = TreeSitterTsx::new;
    return Map.of(
        "ts", plain, "mts", plain, "cts", plain, "tsx", jsx, "js", jsx, "jsx", jsx, "mjs", jsx,
        "cjs", jsx);
  }
}
