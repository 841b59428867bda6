package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a jar says it is when Maven left no coordinates in it. The artifact is its file's name; the
 * group is the vendor's in its manifest, or what stands before the artifact in its bundle's name.
 */
final class JarName {
  private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[\\w.\\-]*)");

  private JarName() {}

  /**
   * @param jar its path
   * @param file its manifest, or itself when it has none
   */
  static Declared of(String jar, InputFile file, HitSink sink) {
    Attributes manifest = file.path().equals(jar) ? new Attributes() : JarManifest.read(file, sink);
    String plain = jar.substring(jar.lastIndexOf('/') + 1, jar.length() - ".jar".length());
    Matcher versioned = VERSIONED.matcher(plain);
    String artifact = versioned.matches() ? versioned.group(1) : plain;
    String version =
        versioned.matches()
            ? versioned.group(2)
            : first(
                manifest,
                List.of("Implementation-Version", "Bundle-Version", "Specification-Version"));
    String group = group(manifest, artifact);
    return group.isEmpty()
        ? new Declared(file, 1, artifact, version, "jar")
        : Declared.maven(file, 1, group, artifact, version, "jar");
  }

  private static String group(Attributes manifest, String artifact) {
    String vendor = first(manifest, List.of("Implementation-Vendor-Id"));
    if (vendor.matches("[\\w.\\-]+")) {
      return vendor;
    }
    String bundle = first(manifest, List.of("Bundle-SymbolicName")).replaceFirst(";.*", "").strip();
    return bundle.endsWith("." + artifact)
        ? bundle.substring(0, bundle.length() - artifact.length() - 1)
        : "";
  }

  private static String first(Attributes manifest, List<String> names) {
    return names.stream()
        .map(manifest::getValue)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
