package dev.lepton.assess.rules;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.source.Language;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds a rule's places in a file that was read already, or in the application as a whole. */
public sealed interface Matcher {
  /** In the code of one language. */
  record InCode(Language language, Function<CodeFile, Stream<Match>> find) implements Matcher {}

  /** In configuration. */
  record InConfig(Function<ConfigFile, Stream<Match>> find) implements Matcher {}

  /** Where only the whole tells, as for something that is missing. */
  record InApplication(Function<Application, Stream<Match>> find) implements Matcher {}

  static Matcher java(Function<CodeFile, Stream<Match>> find) {
    return new InCode(Language.JAVA, find);
  }

  static Matcher python(Function<CodeFile, Stream<Match>> find) {
    return new InCode(Language.PYTHON, find);
  }

  static Matcher config(Function<ConfigFile, Stream<Match>> find) {
    return new InConfig(find);
  }

  static Matcher application(Function<Application, Stream<Match>> find) {
    return new InApplication(find);
  }
}
