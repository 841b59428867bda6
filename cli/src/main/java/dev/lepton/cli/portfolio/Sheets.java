package dev.lepton.cli.portfolio;

import dev.lepton.assess.questionnaire.AnswerReader;
import dev.lepton.assess.questionnaire.AnswerSheet;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sheets of answers, and how many could not be read, which was told.
 *
 * @param failed how many
 */
record Sheets(List<AnswerSheet> sheets, int failed) {

  /**
   * @param places files, and folders whose YAML files are read in the order of their names
   */
  static Sheets read(List<Path> places, Questionnaire questionnaire, Terminal terminal) {
    List<AnswerSheet> sheets = new ArrayList<>();
    int failed = 0;
    for (Path file : FilesIn.all(places, ".yaml", ".yml")) {
      try {
        sheets.add(AnswerReader.read(file, questionnaire));
      } catch (LeptonException e) {
        new Failures(terminal).explain(e);
        failed++;
      }
    }
    return new Sheets(List.copyOf(sheets), failed);
  }

  int status() {
    return failed == 0 ? ExitCode.OK.status() : ExitCode.CONFIGURATION.status();
  }
}
