package dev.lepton.assess.application;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.source.SourceTree;
import dev.lepton.model.assessment.Profile;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts of every file that could be read.
 *
 * @param languages by lines, most first
 * @param notAnalysed what was left out or only partly read, each with its reason
 */
public record Application(
    SourceTree tree,
    List<CodeFile> code,
    List<ConfigFile> config,
    List<Profile.Language> languages,
    List<String> notAnalysed) {

  public Application {
    code = List.copyOf(code);
    config = List.copyOf(config);
    languages = List.copyOf(languages);
    notAnalysed = List.copyOf(notAnalysed);
  }

  /** The code that runs on the target, without tests. */
  public Stream<CodeFile> liveCode() {
    return code.stream().filter(file -> !file.source().isTest());
  }

  /** The configuration that counts on the target, without that of tests. */
  public Stream<ConfigFile> liveConfig() {
    return config.stream().filter(file -> !file.source().isTest());
  }

  public Stream<ConfigFile> config(Format format) {
    return liveConfig().filter(file -> file.format() == format);
  }

  /** Files of a name such as {@code pom.xml}, in any folder. */
  public Stream<ConfigFile> named(String name) {
    return liveConfig().filter(file -> file.source().name().equals(name));
  }
}
