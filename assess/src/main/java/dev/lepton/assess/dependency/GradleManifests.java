package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dependencies of Gradle scripts in their usual notations, and version catalogues. */
final class GradleManifests implements Manifests {
  private static final Pattern COMMENT =
      Pattern.compile("(?<![:\"'])//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final String CONFIGURATION =
      "\\b(?:\\w*[iI]mplementation|\\w*[aA]pi|\\w*[cC]ompile|\\w*[cC]ompileOnly|\\w*[rR]untime|\\w*[rR]untimeOnly|provided\\w*|annotationProcessor|classpath|kapt|ksp)\\b";
  private static final Pattern NOTATION =
      Pattern.compile(
          CONFIGURATION
              + "\\s*\\(?\\s*(?:(?:enforcedPlatform|platform)\\s*\\(?\\s*)?[\"']([^:\"'\\s]+:[^:\"'\\s]+)(?::([^\"':@]*))?");
  private static final Pattern NAMED =
      Pattern.compile(
          CONFIGURATION
              + "\\s*\\(?\\s*group\\s*[:=]\\s*[\"']([^\"']+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"']+)[\"'](?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"']+)[\"'])?");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:\\b(?:def|val|var|ext\\.|String)\\s*)?\\b([A-Za-z_][\\w.]*)\\s*(?:=|:)\\s*[\"']([\\w.\\-+]+)[\"']");
  private static final Pattern CATALOGUE =
      Pattern.compile(
          "(?m)^\\s*[\\w.-]+\\s*=\\s*(?:\\{[^}\n]*?(?:module\\s*=\\s*\"([^\"]+)\"|group\\s*=\\s*\"([^\"]+)\"\\s*,\\s*name\\s*=\\s*\"([^\"]+)\")([^}\n]*)}|\"([^\":\\s]+:[^\":\\s]+):([^\"]+)\")");
  private static final Pattern VERSION = Pattern.compile("version(\\.ref)?\\s*=\\s*\"([^\"]+)\"");

  @Override
  public boolean concerns(InputFile file) {
    return isGradle(file);
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Map<String, String> variables = new HashMap<>();
    List<InputFile> files = input.application().stream().filter(GradleManifests::isGradle).toList();
    Map<InputFile, String> texts = new HashMap<>();
    for (InputFile file : files) {
      Texts.read(file, sink)
          .map(text -> Lines.without(COMMENT, text))
          .ifPresent(
              text -> {
                texts.put(file, text);
                VARIABLE
                    .matcher(text)
                    .results()
                    .forEach(found -> variables.putIfAbsent(found.group(1), found.group(2)));
              });
    }
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : files) {
      if (texts.containsKey(file) && !file.name().endsWith(".properties")) {
        boolean catalogue = file.name().endsWith(".toml");
        declared.addAll(
            catalogue
                ? catalogue(file, texts.get(file), variables)
                : script(file, texts.get(file), variables));
      }
    }
    return declared;
  }

  private static boolean isGradle(InputFile file) {
    return file.name().endsWith(".gradle")
        || file.name().endsWith(".gradle.kts")
        || file.name().endsWith(".versions.toml")
        || file.name().equals("gradle.properties");
  }

  private static List<Declared> script(InputFile file, String text, Map<String, String> variables) {
    List<Declared> declared = new ArrayList<>();
    for (Declared one : Lines.find(file, text, NOTATION, "jar")) {
      declared.add(declared(file, one.line(), one.name(), value(one.version(), variables)));
    }
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      String version = named.group(3) == null ? "" : named.group(3);
      String name = named.group(1) + ":" + named.group(2);
      declared.add(declared(file, lineOf(text, named.start(1)), name, value(version, variables)));
    }
    return declared;
  }

  /**
   * @param module as Gradle writes it: {@code group:artifact}
   */
  private static Declared declared(InputFile file, int line, String module, String version) {
    int colon = module.indexOf(':');
    return Declared.maven(
        file, line, module.substring(0, colon), module.substring(colon + 1), version, "jar");
  }

  private static String value(String version, Map<String, String> variables) {
    Matcher reference = Pattern.compile("\\$\\{?([\\w.]+)}?").matcher(version);
    if (!reference.find()) {
      return version;
    }
    String name = reference.group(1).replaceFirst("^(rootProject|project)\\.", "");
    return variables.getOrDefault(
        name, variables.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ""));
  }

  private static List<Declared> catalogue(
      InputFile file, String text, Map<String, String> variables) {
    List<Declared> declared = new ArrayList<>();
    Map<String, String> versions = new HashMap<>(variables);
    Pattern.compile("(?m)^\\s*([\\w.-]+)\\s*=\\s*\"([^\":]+)\"")
        .matcher(text)
        .results()
        .forEach(found -> versions.put(found.group(1), found.group(2)));
    Matcher entry = CATALOGUE.matcher(text);
    while (entry.find()) {
      String module =
          entry.group(5) != null
              ? entry.group(5)
              : entry.group(1) != null ? entry.group(1) : entry.group(2) + ":" + entry.group(3);
      String version = entry.group(6) == null ? "" : entry.group(6);
      if (entry.group(4) != null) {
        Matcher given = VERSION.matcher(entry.group(4));
        if (given.find()) {
          version =
              given.group(1) == null ? given.group(2) : versions.getOrDefault(given.group(2), "");
        }
      }
      declared.add(declared(file, lineOf(text, entry.start()), module, version));
    }
    return declared;
  }

  private static int lineOf(String text, int position) {
    int start = position;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
  }
}
