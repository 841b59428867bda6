package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Gems that Gemfiles and gemspecs name, in the version that Gemfile.lock settles on, and what the
 * lock file says they bring along.
 */
final class BundlerManifests implements Manifests {
  private static final Pattern COMMENT = Pattern.compile("(?m)(?<=^|\\s)#[^\n]*");
  private static final Pattern GEM =
      Pattern.compile(
          "(?m)^\\s*(?:gem|\\w+\\.add_(?:runtime_|development_)?dependency)[\\s(]+"
              + "[\"']([\\w.\\-]+)[\"'](?:\\s*,\\s*[\"']([^\"']*\\d[^\"']*)[\"'])?");

  /** Four blanks before a gem that is settled, six before what that gem asks for. */
  private static final Pattern SPECIFICATION =
      Pattern.compile("(?m)^ {4}([\\w.\\-]+) \\((\\d[^)\\s]*)\\)\\s*$");

  private static final Pattern PLATFORM =
      Pattern.compile("-(?:java|x86|x64|arm|aarch64|universal|ruby|mingw|mswin).*");

  @Override
  public boolean concerns(InputFile file) {
    return file.name().startsWith("Gemfile") || file.name().endsWith(".gemspec");
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Map<String, InputFile> files = new HashMap<>();
    input.application().forEach(file -> files.put(file.path(), file));
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      boolean gemfile = file.name().equals("Gemfile");
      if ((gemfile || file.name().endsWith(".gemspec")) && !file.path().contains("vendor/")) {
        String folder = file.path().substring(0, file.path().length() - file.name().length());
        InputFile lock = files.get(folder + "Gemfile.lock");
        Map<String, Declared> locked = lock == null ? new TreeMap<>() : locked(lock, sink);
        for (Declared gem : gems(file, sink)) {
          Declared settled = locked.remove(gem.name());
          String version = settled == null ? Scheme.plain(gem.version()) : settled.version();
          declared.add(new Declared(file, gem.line(), gem.name(), version, "gem"));
        }
        if (gemfile) {
          declared.addAll(locked.values());
        }
      }
    }
    return declared;
  }

  private static List<Declared> gems(InputFile file, HitSink sink) {
    return Texts.read(file, sink)
        .map(text -> Lines.find(file, Lines.without(COMMENT, text), GEM, "gem"))
        .orElse(List.of());
  }

  private static Map<String, Declared> locked(InputFile lock, HitSink sink) {
    Map<String, Declared> locked = new TreeMap<>();
    Texts.read(lock, sink)
        .map(text -> Lines.find(lock, text, SPECIFICATION, "gem"))
        .orElse(List.of())
        .forEach(
            one -> {
              String version = PLATFORM.matcher(one.version()).replaceFirst("");
              locked.putIfAbsent(
                  one.name(), new Declared(lock, one.line(), one.name(), version, "gem"));
            });
    return locked;
  }
}
