package dev.lepton.assess.application;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Linker;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.ConfigReader;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.java.JavaReader;
import dev.lepton.assess.python.PythonReader;
import dev.lepton.assess.source.Language;
import dev.lepton.assess.source.SourceFile;
import dev.lepton.assess.source.SourceText;
import dev.lepton.assess.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Reads every file once. Not thread-safe; make one for each application. */
public final class ApplicationReader {
  private final SourceTree tree;
  private final Map<String, Set<String>> javaTypesByFolder = new HashMap<>();
  private final List<CodeFile> code = new ArrayList<>();
  private final List<ConfigFile> config = new ArrayList<>();
  private final List<String> notAnalysed = new ArrayList<>();
  private final LanguageCount languages = new LanguageCount();

  public ApplicationReader(SourceTree tree) {
    this.tree = tree;
    for (SourceFile file : tree.files()) {
      if (file.isIn(Language.JAVA)) {
        String type = file.name().substring(0, file.name().length() - ".java".length());
        javaTypesByFolder.computeIfAbsent(file.folder(), folder -> new HashSet<>()).add(type);
      }
    }
  }

  /**
   * Reads all files; what fails is named in {@link Application#notAnalysed()} and never ends the
   * run.
   *
   * @param done told the number of files read so far
   */
  public Application read(IntConsumer done) {
    notAnalysed.addAll(tree.notAnalysed());
    int count = 0;
    for (SourceFile file : tree.files()) {
      read(file);
      done.accept(++count);
    }
    code.forEach(file -> notAnalysed.addAll(file.problems()));
    config.forEach(file -> notAnalysed.addAll(file.problems()));
    notAnalysed.addAll(languages.onlyCounted());
    return new Application(
        tree,
        Linker.link(code),
        config,
        languages.languages(),
        notAnalysed.stream().distinct().sorted().toList());
  }

  private void read(SourceFile file) {
    Optional<Format> format = Format.of(file);
    boolean program = file.language().filter(Language::isProgram).isPresent();
    if (!program && format.isEmpty()) {
      return;
    }
    try {
      Optional<SourceText> text = SourceText.read(file);
      if (text.isEmpty()) {
        notAnalysed.add(file.path() + ": binary, in spite of its name");
        return;
      }
      text.get().problem().ifPresent(problem -> notAnalysed.add(file.path() + ": " + problem));
      parse(file, format, text.get());
    } catch (IOException e) {
      notAnalysed.add(file.path() + ": cannot be read (" + e.getClass().getSimpleName() + ")");
    } catch (RuntimeException | StackOverflowError e) {
      // The border around each file: a parser that gives up on one must not cost the other
      // thousands.
      notAnalysed.add(file.path() + ": the parser gave up (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void parse(SourceFile file, Optional<Format> format, SourceText text) {
    file.language()
        .filter(Language::isProgram)
        .ifPresent(language -> languages.add(language, text.codeLines()));
    if (file.isIn(Language.JAVA)) {
      code.add(
          JavaReader.read(
              file, text.text(), javaTypesByFolder.getOrDefault(file.folder(), Set.of())));
    } else if (file.isIn(Language.PYTHON)) {
      code.add(PythonReader.read(file, text.text()));
    } else {
      format.ifPresent(kind -> config.add(ConfigReader.read(file, kind, text.text())));
    }
  }
}
