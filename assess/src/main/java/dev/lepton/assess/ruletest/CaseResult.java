package dev.lepton.assess.ruletest;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of one test case.
 *
 * @param providers whose conditions the rule uses, sorted
 * @param expected what the case asks for, in words; empty when it passed
 * @param found what there was instead; empty when it passed
 * @param remark why it passed although a strict judge would not let it; empty otherwise
 * @param deviation why it does not pass, and need not; empty otherwise
 */
public record CaseResult(
    Path file,
    String rule,
    String name,
    List<String> providers,
    boolean passed,
    String expected,
    String found,
    String remark,
    String deviation) {

  /** Whether it neither passes nor is expected to. */
  public boolean deviates() {
    return !deviation.isEmpty();
  }
}
