package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A portfolio as `lepton assess portfolio -o json` writes it. */
final class SavedPortfolio {
  private SavedPortfolio() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE if there is no such file, CONFIG_INVALID if it is no
   *     portfolio
   */
  static Portfolio read(Path file) {
    String fix = "make one with `lepton assess portfolio -o json --out " + file.getFileName() + "`";
    try {
      JsonNode tree = Documents.mapper().readTree(Files.readString(file));
      if (tree.path("schemaVersion").asInt(0) != Documents.SCHEMA_VERSION
          || !tree.path("applications").isArray()) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "this is no portfolio", file.toString(), fix);
      }
      return Documents.mapper().treeToValue(tree, Portfolio.class);
    } catch (JacksonException | NullPointerException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, "the portfolio is damaged", file.toString(), fix, e);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE, "the portfolio cannot be read", file.toString(), fix, e);
    }
  }
}
