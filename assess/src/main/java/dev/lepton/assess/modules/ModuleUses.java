package dev.lepton.assess.modules;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.script.Syntax;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.tables.ForeignKey;
import dev.lepton.assess.tables.TableAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/**
 * What files of languages besides Java use of each other. A node of the graph is a file; its name
 * has a slash, which no class has.
 *
 * @param uses sorted by path
 * @param accesses through models, tables as they are written
 * @param keys between tables of models
 */
public record ModuleUses(List<FileUses> uses, List<TableAccess> accesses, List<ForeignKey> keys) {

  /**
   * @param files of the application, without tests, copies and what a build made
   * @param threads at least one
   * @param missing hears of files that cannot be read
   */
  public static ModuleUses read(List<InputFile> files, int threads, HitSink missing) {
    List<InputFile> code =
        files.stream().filter(file -> ModuleLanguage.of(file.extension()).isPresent()).toList();
    Map<String, Module> read = new ConcurrentHashMap<>();
    Work.each(
        code,
        threads,
        file ->
            Texts.read(file, missing)
                .ifPresent(
                    text ->
                        Work.guard(() -> read.put(file.path(), read(file, text)), file, missing)));
    Map<ModuleLanguage, Map<String, Module>> byLanguage = new EnumMap<>(ModuleLanguage.class);
    for (InputFile file : code) {
      Module module = read.get(file.path());
      if (module != null) {
        byLanguage
            .computeIfAbsent(
                ModuleLanguage.of(file.extension()).orElseThrow(), any -> new TreeMap<>())
            .put(file.path(), module);
      }
    }
    List<FileUses> uses = new ArrayList<>();
    List<TableAccess> accesses = new ArrayList<>();
    List<ForeignKey> keys = new ArrayList<>();
    PrismaSchema prisma = PrismaSchema.read(files);
    byLanguage.forEach(
        (language, modules) -> {
          ModuleLinks links =
              new ModuleLinks(language, modules, language.resolver(modules, files), prisma);
          links.link();
          uses.addAll(links.uses());
          links.accesses().stream().sorted().forEach(accesses::add);
          keys.addAll(links.keys());
        });
    return new ModuleUses(List.copyOf(uses), List.copyOf(accesses), List.copyOf(keys));
  }

  /**
   * @param extension in lower case, without the dot
   */
  public static boolean reads(String extension) {
    return ModuleLanguage.of(extension).isPresent();
  }

  private static Module read(InputFile file, String text) {
    ModuleLanguage language = ModuleLanguage.of(file.extension()).orElseThrow();
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(language.grammar(file.extension()));
      try (TSTree tree = parser.parseString(null, text)) {
        Syntax syntax = new Syntax(text.getBytes(StandardCharsets.UTF_8), tree.getRootNode());
        return language.reader(file.path(), syntax).read(GeneratedCode.is(file.path(), text));
      }
    }
  }
}
