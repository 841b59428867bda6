package dev.lepton.assess.sbom;

import com.github.packageurl.PackageURL;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;
import org.cyclonedx.util.LicenseResolver;

/**
 * The bill of materials as CycloneDX 1.6 JSON. The same input gives the same text: the serial
 * number is derived from the contents, and there is no time stamp. Stateless, thread-safe.
 */
public final class CycloneDx {
  private static final String ROOT = "application";

  private CycloneDx() {}

  /**
   * Lists what build files declare, what these bring along, and the jars that the input carries.
   *
   * @param version of the tool that writes it
   * @param sink hears of files that could not be read
   */
  public static String of(AnalysisInput input, String version, HitSink sink) {
    SortedMap<String, Part> parts = new Parts().find(input, sink);
    Bom bom = new Bom();
    bom.setMetadata(metadata(input, version));
    parts.forEach((reference, part) -> bom.addComponent(component(reference, part)));
    Set<String> direct =
        parts.entrySet().stream()
            .filter(entry -> entry.getValue().isDirect())
            .map(java.util.Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    bom.addDependency(dependency(ROOT, direct));
    parts.forEach((reference, part) -> bom.addDependency(dependency(reference, part.asks())));
    UUID serial = UUID.nameUUIDFromBytes(text(bom).getBytes(StandardCharsets.UTF_8));
    bom.setSerialNumber("urn:uuid:" + serial);
    return text(bom) + "\n";
  }

  private static String text(Bom bom) {
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true);
    } catch (GeneratorException e) {
      throw new IllegalStateException("a bill of materials cannot be written", e);
    }
  }

  @SuppressWarnings("NullAway") // the library's way to say that there is no time stamp
  private static Metadata metadata(AnalysisInput input, String version) {
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null);
    Component tool = new Component();
    tool.setType(Component.Type.APPLICATION);
    tool.setName("Lepton Migrate");
    tool.setVersion(version);
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    metadata.setToolChoice(tools);
    Component application = new Component();
    application.setType(Component.Type.APPLICATION);
    application.setBomRef(ROOT);
    application.setName(
        input.files().roots().stream()
            .map(Path::getFileName)
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
    metadata.setComponent(application);
    return metadata;
  }

  private static Component component(String reference, Part part) {
    Coordinates coordinates = part.coordinates();
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setBomRef(reference);
    if (!coordinates.group().isEmpty()) {
      component.setGroup(coordinates.group());
    }
    component.setName(coordinates.name());
    if (!coordinates.version().isEmpty()) {
      component.setVersion(coordinates.version());
    }
    coordinates.purl().map(PackageURL::canonicalize).ifPresent(component::setPurl);
    // Two archives with other bytes under one name are told by their places, not by a hash.
    if (part.digests().size() == 1) {
      Digests digests = part.digests().iterator().next();
      component.addHash(new Hash(Hash.Algorithm.SHA_256, digests.sha256()));
      component.addHash(new Hash(Hash.Algorithm.SHA1, digests.sha1()));
    }
    if (!part.licences().isEmpty()) {
      component.setLicenses(licences(part.licences()));
    }
    for (String place : part.places()) {
      Property property = new Property();
      property.setName("lepton:place");
      property.setValue(place);
      component.addProperty(property);
    }
    return component;
  }

  /** By their SPDX identifiers where a name or an address means one. */
  private static LicenseChoice licences(Set<String> written) {
    LicenseChoice choice = new LicenseChoice();
    Set<String> said = new TreeSet<>();
    for (String name : written) {
      LicenseChoice known = LicenseResolver.resolve(name, false);
      List<License> licences =
          known == null || known.getLicenses() == null || known.getLicenses().isEmpty()
              ? List.of(named(name))
              : known.getLicenses();
      for (License licence : licences) {
        if (said.add(licence.getId() + " " + licence.getName())) {
          choice.addLicense(licence);
        }
      }
    }
    return choice;
  }

  private static License named(String name) {
    License licence = new License();
    licence.setName(name);
    return licence;
  }

  private static Dependency dependency(String reference, Set<String> asks) {
    Dependency dependency = new Dependency(reference);
    asks.stream()
        .filter(asked -> !asked.equals(reference))
        .forEach(asked -> dependency.addDependency(new Dependency(asked)));
    return dependency;
  }
}
