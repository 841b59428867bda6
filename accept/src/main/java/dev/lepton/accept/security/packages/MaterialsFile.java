package dev.lepton.accept.security.packages;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Packages of a bill of materials in CycloneDX's JSON, by their package URLs. Stateless. */
public final class MaterialsFile {
  private static final long MOST_BYTES = 256L << 20;

  private static final Map<String, String> ECOSYSTEMS =
      Map.of("maven", "Maven", "npm", "npm", "pypi", "PyPI", "golang", "Go");

  private MaterialsFile() {}

  /**
   * @throws LeptonException DOCUMENT_MISSING when it cannot be read, CONFIG_INVALID when it is no
   *     bill of materials
   */
  public static List<InstalledPackage> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw unusable(file, "it has more than " + (MOST_BYTES >> 20) + " MiB");
      }
      JsonNode materials = new JsonMapper().readTree(Files.readAllBytes(file));
      if (!materials.path("bomFormat").asString("").equals("CycloneDX")) {
        throw unusable(file, "bomFormat is not CycloneDX");
      }
      List<InstalledPackage> packages = new ArrayList<>();
      components(materials.path("components"), String.valueOf(file.getFileName()), packages);
      return packages;
    } catch (JacksonException e) {
      throw unusable(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the bill of materials cannot be read: " + e.getMessage(),
          file.toString(),
          "name a file that is there and may be read",
          e);
    }
  }

  private static LeptonException unusable(Path file, String why) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "it is no bill of materials that can be read: " + why,
        file.toString(),
        "give CycloneDX as JSON, as lepton assess --sbom writes it");
  }

  /** Components may have components. */
  private static void components(
      JsonNode components, String where, List<InstalledPackage> packages) {
    for (JsonNode one : components) {
      purl(one.path("purl").asString(""))
          .flatMap(purl -> installed(purl, where))
          .ifPresent(packages::add);
      components(one.path("components"), where, packages);
    }
  }

  private static Optional<PackageURL> purl(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new PackageURL(text));
    } catch (MalformedPackageURLException e) {
      // What has no address has no advisories either.
      return Optional.empty();
    }
  }

  private static Optional<InstalledPackage> installed(PackageURL purl, String where) {
    String version = purl.getVersion();
    if (version == null) {
      return Optional.empty();
    }
    String group = purl.getNamespace() == null ? "" : purl.getNamespace();
    Map<String, String> qualifiers = purl.getQualifiers() == null ? Map.of() : purl.getQualifiers();
    return switch (purl.getType()) {
      case "maven" -> language(purl, group + ":" + purl.getName(), version, where);
      case "npm", "golang" ->
          language(
              purl,
              group.isEmpty() ? purl.getName() : group + "/" + purl.getName(),
              version.replaceFirst("^v(?=\\d)", ""),
              where);
      case "pypi" -> language(purl, purl.getName(), version, where);
      case "deb", "apk" -> system(purl, group, version, qualifiers, where);
      default -> Optional.empty();
    };
  }

  private static Optional<InstalledPackage> language(
      PackageURL purl, String name, String version, String where) {
    String ecosystem = ECOSYSTEMS.getOrDefault(purl.getType(), purl.getType());
    return Optional.of(InstalledPackage.of(ecosystem, name, version, where));
  }

  /** {@code distro=debian-12} names the release, {@code upstream=source@version} the source. */
  private static Optional<InstalledPackage> system(
      PackageURL purl,
      String vendor,
      String version,
      Map<String, String> qualifiers,
      String where) {
    String release = qualifiers.getOrDefault("distro", "").replaceFirst("^[a-z]+-", "");
    String[] source = qualifiers.getOrDefault("upstream", purl.getName()).split("@", 2);
    return Distribution.named(vendor, release)
        .map(
            distribution ->
                new InstalledPackage(
                        distribution.ecosystem(),
                        distribution.release(),
                        RpmHeader.sourceName(source[0]).orElse(source[0]),
                        source.length > 1 ? source[1] : version,
                        purl.getName(),
                        where)
                    .of(distribution));
  }
}
