package dev.lepton.transform.internal.container.node;

import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A package.json and what stands around it.
 *
 * @param context the folder whose lock file and workspaces it belongs to
 */
record NodePackage(Folder folder, JsonNode description, String context) {
  static final String FILE = "package.json";

  private static final String USUAL_VERSION = "22";
  private static final Pattern MAJOR = Pattern.compile("(\\d{2})");

  static NodePackage of(Folder folder, TextFile file) {
    return new NodePackage(folder, DataFile.read(file), context(folder));
  }

  /** The workspace above that the package is a part of, or its own folder. */
  private static String context(Folder folder) {
    SourceTree tree = folder.tree();
    String at = folder.path();
    while (!at.isEmpty()) {
      at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
      String prefix = at.isEmpty() ? "" : at + "/";
      boolean workspaces =
          tree.contains(prefix + "pnpm-workspace.yaml")
              || tree.text(prefix + FILE)
                  .map(DataFile::read)
                  .filter(outer -> outer.has("workspaces"))
                  .isPresent();
      if (workspaces) {
        return at;
      }
    }
    return folder.path();
  }

  /** The package's folder relative to its context, with a slash at its end; empty for the same. */
  String inContext() {
    if (folder.path().equals(context)) {
      return "";
    }
    return folder.path().substring(context.isEmpty() ? 0 : context.length() + 1) + "/";
  }

  Optional<String> script(String name) {
    return text(description.path("scripts").path(name));
  }

  Optional<String> main() {
    return text(description.path("main"));
  }

  boolean isWorkspaceRoot() {
    return description.has("workspaces") || folder.has("pnpm-workspace.yaml");
  }

  boolean needs(String library) {
    return description.path("dependencies").has(library)
        || description.path("devDependencies").has(library);
  }

  /** Whether anything has to be fetched. */
  boolean needsAnything() {
    return !description.path("dependencies").isEmpty()
        || !description.path("devDependencies").isEmpty()
        || !folder.path().equals(context);
  }

  boolean inContextHas(String file) {
    return folder.tree().contains(context.isEmpty() ? file : context + "/" + file);
  }

  /** The first major version with long-term support that the package asks for. */
  String version() {
    String wanted =
        text(description.path("engines").path("node"))
            .or(
                () ->
                    List.of(".nvmrc", ".node-version").stream()
                        .flatMap(file -> folder.text(file).stream())
                        .map(TextFile::content)
                        .findFirst())
            .orElse(USUAL_VERSION);
    Matcher major = MAJOR.matcher(wanted);
    if (!major.find()) {
      return USUAL_VERSION;
    }
    int number = Integer.parseInt(major.group(1));
    if (wanted.contains(">") && number < Integer.parseInt(USUAL_VERSION)) {
      return USUAL_VERSION;
    }
    return String.valueOf(number % 2 == 0 ? number : number + 1);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.asString()) : Optional.empty();
  }
}
