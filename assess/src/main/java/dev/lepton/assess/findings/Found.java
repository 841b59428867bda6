package dev.lepton.assess.findings;

import dev.lepton.model.assessment.Finding;
import java.util.List;

/**
 * What rules found in a folder.
 *
 * @param findings by file, line and rule, so that equal input gives equal output
 * @param notAnalysed what could not be read, and which rules could not be evaluated
 */
public record Found(List<Finding> findings, List<String> notAnalysed) {
  public Found {
    findings = List.copyOf(findings);
    notAnalysed = List.copyOf(notAnalysed);
  }
}
