package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages of requirements files, pyproject.toml and Pipfile. */
final class PythonManifests implements Manifests {
  private static final Set<String> OTHERS = Set.of("pyproject.toml", "Pipfile");
  private static final Pattern PIPFILE =
      Pattern.compile(
          "(?m)^([\\w.\\-]+)\\s*=\\s*(?:\"([^\"]*)\"|\\{[^}\n]*version\\s*=\\s*\"[^\"]*\"[^}\n]*})\\s*$");

  private static final Pattern MORE = Pattern.compile("(?m)^\\s*(?:-r|--requirement)[\\s=]+(\\S+)");

  /** Files with requirements by their names, and those that such a file names. */
  private static Set<String> requirements(List<InputFile> files, HitSink sink) {
    Map<String, InputFile> byPath = new HashMap<>();
    files.stream().filter(PythonManifests::isText).forEach(file -> byPath.put(file.path(), file));
    Deque<InputFile> open = new ArrayDeque<>();
    files.stream().filter(PythonManifests::isRequirements).forEach(open::add);
    Set<String> found = new HashSet<>();
    while (!open.isEmpty()) {
      InputFile file = open.remove();
      if (!found.add(file.path())) {
        continue;
      }
      Matcher more = MORE.matcher(Texts.read(file, sink).orElse(""));
      while (more.find()) {
        InputFile named = byPath.get(beside(file, more.group(1)));
        if (named != null) {
          open.add(named);
        }
      }
    }
    return found;
  }

  /** Resolves {@code ..} and {@code .} without touching the disk. */
  private static String beside(InputFile file, String written) {
    Deque<String> parts = new ArrayDeque<>();
    String folder = file.path().substring(0, file.path().length() - file.name().length());
    for (String part : (folder + written).split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** Any of them may be named by a file of requirements. */
  private static boolean isText(InputFile file) {
    return file.extension().equals("txt") || file.extension().equals("in");
  }

  @Override
  public boolean concerns(InputFile file) {
    return isText(file) || OTHERS.contains(file.name());
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    List<Declared> declared = new ArrayList<>();
    Set<String> requirements = requirements(input.application(), sink);
    for (InputFile file : input.application()) {
      String name = file.name();
      if (requirements.contains(file.path())) {
        for (Setting setting : SettingsReader.read(file, Format.REQUIREMENTS, sink)) {
          declared.add(of(file, setting, setting.key()));
        }
      } else if (name.equals("pyproject.toml")) {
        SettingsReader.read(file, Format.PYPROJECT, sink).stream()
            .filter(setting -> setting.key().startsWith("dependency."))
            .forEach(
                setting ->
                    declared.add(
                        of(file, setting, setting.key().substring("dependency.".length()))));
      } else if (name.equals("Pipfile")) {
        Texts.read(file, sink)
            .ifPresent(
                text ->
                    Lines.find(file, text, PIPFILE, "pip").stream()
                        .filter(
                            one ->
                                !one.name().equals("python_version") && !one.name().equals("url"))
                        .map(
                            one ->
                                new Declared(
                                    file,
                                    one.line(),
                                    one.name(),
                                    Scheme.plain(one.version()),
                                    "pip"))
                        .forEach(declared::add));
      }
    }
    return declared;
  }

  private static boolean isRequirements(InputFile file) {
    return file.name().startsWith("requirements")
        && file.name().matches("requirements([-_.]?\\w+)?\\.txt");
  }

  private static Declared of(InputFile file, Setting setting, String name) {
    return new Declared(file, setting.line(), name, Scheme.plain(setting.value()), "pip");
  }
}
