package dev.lepton.transform.internal.container.java;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.source.TextFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a Maven project says about the artefact it makes, read without Maven. Immutable. */
final class Pom {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  private final Element project;
  private final Map<String, String> properties = new HashMap<>();

  private Pom(Element project) {
    this.project = project;
    child(project, "properties")
        .ifPresent(
            all ->
                children(all)
                    .forEach(
                        one -> properties.put(one.getTagName(), one.getTextContent().strip())));
    for (String name : List.of("artifactId", "version")) {
      text(project, name)
          .or(() -> child(project, "parent").flatMap(parent -> text(parent, name)))
          .ifPresent(value -> properties.put("project." + name, value));
    }
  }

  /**
   * @throws LeptonException SOURCE_FAILED when the text is no XML
   */
  static Pom parse(TextFile file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Document document = builder.parse(new InputSource(new StringReader(file.content())));
      return new Pom(document.getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "The Maven project cannot be read: " + e.getMessage(),
          e instanceof SAXParseException at ? file.path() + ":" + at.getLineNumber() : file.path(),
          "Make the file valid XML without a document type.",
          e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser lacks a feature", e);
    }
  }

  /** File name of the jar or WAR, without the folder and without its ending. */
  String finalName() {
    String byDefault = "${project.artifactId}-${project.version}";
    return interpolate(
        child(project, "build").flatMap(build -> text(build, "finalName")).orElse(byDefault));
  }

  String artifact() {
    return properties.getOrDefault("project.artifactId", "app");
  }

  String packaging() {
    return text(project, "packaging").orElse("jar");
  }

  /** The Java release the sources are compiled for; empty when only a parent says. */
  Optional<String> javaRelease() {
    return List.of("maven.compiler.release", "maven.compiler.target", "java.version").stream()
        .filter(properties::containsKey)
        .map(name -> interpolate(properties.get(name)).replaceFirst("^1\\.", ""))
        .filter(release -> release.matches("\\d+"))
        .findFirst();
  }

  /** The folders of the modules that are built with this project, relative to it. */
  List<String> modules() {
    return child(project, "modules").stream()
        .flatMap(modules -> children(modules).stream())
        .map(module -> module.getTextContent().strip().replaceAll("^\\./|/$", ""))
        .toList();
  }

  /** What an EAR is put together from besides plain jars: the artifacts by their type. */
  Map<String, List<String>> packaged() {
    return elements("dependency")
        .filter(one -> text(one, "type").isPresent() && text(one, "artifactId").isPresent())
        .collect(
            Collectors.groupingBy(
                one -> text(one, "type").orElseThrow(),
                TreeMap::new,
                Collectors.mapping(
                    one -> interpolate(text(one, "artifactId").orElseThrow()),
                    Collectors.toList())));
  }

  /** Whether the artifact of a dependency, a plugin or the parent is called so. */
  boolean uses(Pattern artifact) {
    return Stream.of("dependency", "plugin", "parent")
        .flatMap(this::elements)
        .flatMap(one -> text(one, "artifactId").stream())
        .anyMatch(artifact.asMatchPredicate());
  }

  /** The version of the parent, a plugin or a dependency of the group, when it is written here. */
  Optional<String> versionOf(String group) {
    return List.of("parent", "plugin", "dependency").stream()
        .flatMap(this::elements)
        .filter(one -> text(one, "groupId").filter(group::equals).isPresent())
        .flatMap(one -> text(one, "version").stream())
        .map(this::interpolate)
        .filter(version -> version.matches("\\d.*"))
        .findFirst();
  }

  /** Whether a plugin makes one jar with everything in it. */
  boolean makesFatJar() {
    return hasPlugin("maven-shade-plugin") || jarWithDependencies();
  }

  /** File name of that jar, without its ending. */
  String fatJar() {
    return jarWithDependencies() ? finalName() + "-jar-with-dependencies" : finalName();
  }

  private boolean jarWithDependencies() {
    return plugin("maven-assembly-plugin")
        .flatMap(assembly -> descendant(assembly, "descriptorRef"))
        .filter(found -> found.getTextContent().strip().equals("jar-with-dependencies"))
        .isPresent();
  }

  boolean hasPlugin(String artifact) {
    return plugin(artifact).isPresent();
  }

  private Stream<Element> elements(String name) {
    NodeList all = project.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(index -> (Element) all.item(index));
  }

  /**
   * Folder beside the jar that its manifest's class path points into; empty when the jar has no
   * such manifest.
   */
  Optional<String> libraryFolder() {
    return plugin("maven-jar-plugin")
        .flatMap(plugin -> descendant(plugin, "manifest"))
        .filter(manifest -> text(manifest, "addClasspath").filter("true"::equals).isPresent())
        .map(manifest -> text(manifest, "classpathPrefix").orElse("").replaceAll("/+$", ""));
  }

  /** The main class that the build puts into the manifest. */
  Optional<String> mainClass() {
    return descendant(project, "mainClass").map(node -> interpolate(node.getTextContent().strip()));
  }

  private Optional<Element> plugin(String artifact) {
    return child(project, "build").flatMap(build -> child(build, "plugins")).stream()
        .flatMap(plugins -> children(plugins).stream())
        .filter(plugin -> text(plugin, "artifactId").filter(artifact::equals).isPresent())
        .findFirst();
  }

  private String interpolate(String text) {
    Matcher found = REFERENCE.matcher(text);
    return found.replaceAll(
        match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group())));
  }

  private static Optional<Element> descendant(Element parent, String name) {
    return Optional.ofNullable((Element) parent.getElementsByTagName(name).item(0));
  }

  private static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(element -> element.getTextContent().strip());
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
