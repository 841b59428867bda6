package dev.lepton.assess.reference.source;

import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;

/**
 * Loads the Java parser while others work: its tables and classes take longer than a changed file.
 */
public final class ParserStart {
  private ParserStart() {}

  /** Parses, for nothing, the first source that an analysis with a memory must read again. */
  public static void begin(AnalysisInput input) {
    if (!input.memory().isActive()) {
      return;
    }
    input.application().stream()
        .filter(file -> file.extension().equals("java") && !input.memory().knows(file))
        .filter(file -> file.location().isPresent())
        .findFirst()
        .ifPresent(ParserStart::begin);
  }

  private static void begin(InputFile file) {
    Thread thread = new Thread(() -> parse(file), "parser-start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void parse(InputFile file) {
    Texts.read(file)
        .ifPresent(
            text -> {
              try {
                SourceParser.parse(file.name(), text.toCharArray(), true);
              } catch (RuntimeException | StackOverflowError e) {
                // Who reads it for good tells what is wrong with it.
              }
            });
  }
}
