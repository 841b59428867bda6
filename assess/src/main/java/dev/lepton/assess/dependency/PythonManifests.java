package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Packages of requirements files, pyproject.toml and Pipfile. */
final class PythonManifests implements Manifests {
  private static final Set<String> OTHERS = Set.of("pyproject.toml", "Pipfile");
  private static final Pattern PIPFILE =
      Pattern.compile(
          "(?m)^([\\w.\\-]+)\\s*=\\s*(?:\"([^\"]*)\"|\\{[^}\n]*version\\s*=\\s*\"[^\"]*\"[^}\n]*})\\s*$");

  @Override
  public boolean concerns(InputFile file) {
    return isRequirements(file) || OTHERS.contains(file.name());
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      String name = file.name();
      if (isRequirements(file)) {
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
