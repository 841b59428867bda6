package dev.lepton.assess;

import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules that Lepton brings. */
public final class StandardRules {
  private static final String FOLDER = "dev/lepton/assess/rules";

  private StandardRules() {}

  /**
   * Reads them.
   *
   * @throws LeptonException NOT_SUPPORTED when this build brings none
   */
  public static Rulebooks read() {
    Path home = home();
    if (Files.isDirectory(home)) {
      return read(home);
    }
    try (FileSystem archive = FileSystems.newFileSystem(home)) {
      return read(archive.getPath("/"));
    } catch (IOException e) {
      throw new IllegalStateException("the program's own archive cannot be read: " + home, e);
    }
  }

  private static Rulebooks read(Path home) {
    Rulebooks rules = RulesetReader.read(List.of(home.resolve(FOLDER)));
    if (rules.rulesets().isEmpty()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "this build brings no rules of its own",
          "lepton assess",
          "give rules in Konveyor's format with --rules DIR");
    }
    return rules;
  }

  private static Path home() {
    try {
      URI uri = StandardRules.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not know where it is", e);
    }
  }
}
