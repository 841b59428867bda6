package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Java applications that a Java virtual machine starts by itself. What they write beside themselves
 * must land in /tmp, since the rest of the container is read-only. Pure.
 *
 * @param kind for people
 * @param fonts whether it draws text, for which a runtime of its own would lack fonts
 * @param portVariable the variable that the framework reads the port from
 */
record JarStack(
    String kind, JavaBuild build, int release, boolean fonts, Optional<String> portVariable) {
  private static final int USUAL_PORT = 8080;

  /** One jar with everything in it. */
  Stack fatJar(String jar) {
    String made = build.output() + "/" + jar + ".jar";
    Recipe.Builder recipe =
        recipe(List.of("cp " + made + " /out/"))
            .copy(Copy.built("/out", "/app"))
            .moved(made, "/app/" + jar + ".jar");
    return stack(Jvm.command("-jar", made), recipe, Jvm.command("-jar", "/app/" + jar + ".jar"));
  }

  /**
   * A jar whose manifest names the libraries beside it.
   *
   * @param libraries their folder; empty for the jar's own
   */
  Stack librariesBeside(String jar, String libraries) {
    String output = build.output();
    String made = output + "/" + jar + ".jar";
    Recipe.Builder recipe =
        libraries.isEmpty()
            ? recipe(List.of("cp " + output + "/*.jar /out/")).copy(Copy.built("/out", "/app"))
            : recipe(
                    List.of(
                        "cp " + made + " /out/",
                        "cp -r " + output + "/" + libraries + " /libraries"))
                .copy(Copy.built("/libraries", "/app/" + libraries))
                .copy(Copy.built("/out", "/app"));
    recipe.moved(made, "/app/" + jar + ".jar");
    return stack(Jvm.command("-jar", made), recipe, Jvm.command("-jar", "/app/" + jar + ".jar"));
  }

  /** A folder with a jar that finds the rest of the folder by itself. */
  Stack directory(String folder, String jar) {
    String made = build.output() + "/" + folder;
    Recipe.Builder recipe =
        recipe(List.of("cp -r " + made + "/. /out/"))
            .copy(Copy.built("/out/lib", "/app/lib"))
            .copy(Copy.built("/out", "/app"))
            .moved(made, "/app");
    return stack(Jvm.command("-jar", made + "/" + jar), recipe, Jvm.command("-jar", "/app/" + jar));
  }

  /**
   * Classes and libraries in folders.
   *
   * @param classPath folders below the build's output, those that change most first; one that ends
   *     in /* holds jars
   */
  Stack classPath(List<String> classPath, String main) {
    Recipe.Builder recipe =
        recipe(
            classPath.stream()
                // A project without libraries has no folder of them.
                .map(part -> "mkdir -p " + made(part) + " && cp -r " + made(part) + " /out/")
                .toList());
    leastChangedFirst(classPath)
        .forEach(
            part -> {
              recipe.copy(Copy.built("/out/" + name(part), "/app/" + name(part)));
              recipe.moved(made(part), "/app/" + name(part));
            });
    return stack(
        Jvm.command("-cp", joined(classPath, build.output() + "/"), main),
        recipe,
        Jvm.command(
            "-cp",
            classPath.stream()
                .map(part -> "/app/" + name(part) + (part.endsWith("/*") ? "/*" : ""))
                .collect(Collectors.joining(":")),
            main));
  }

  /**
   * A Spring Boot jar, taken apart into its layers: libraries that rarely change come first.
   *
   * @param version of Spring Boot, at least 2.3
   */
  Stack layers(String jar, String version, Folder folder) {
    String made = build.output() + "/" + jar + ".jar";
    boolean tools = SpringBoot.hasTools(version);
    String extract =
        tools
            ? "java -Djarmode=tools -jar "
                + made
                + " extract --layers --launcher --destination /out"
            : "(cd /out && java -Djarmode=layertools -jar /build/" + made + " extract)";
    Recipe.Builder recipe = recipe(List.of(extract));
    SpringBoot.structuredLog(version, folder)
        .ifPresent(variable -> recipe.environment(variable.getKey(), variable.getValue()));
    List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")
        .forEach(layer -> recipe.copy(Copy.built("/out/" + layer + "/", "/app/")));
    return stack(
        Jvm.command("-jar", made),
        recipe,
        Jvm.command("-cp", "/app", SpringBoot.launcher(version)));
  }

  private Stack stack(List<String> command, Recipe.Builder recipe, List<String> entryPoint) {
    return new Stack(
        kind, build.words(), command, USUAL_PORT, portVariable, recipe.entryPoint(entryPoint));
  }

  private Recipe.Builder recipe(List<String> gather) {
    Recipe.Builder recipe =
        Recipe.upon(Jvm.runtime(release)).build(build.stage(gather)).folder("/tmp");
    portVariable.ifPresent(recipe::portVariable);
    Jvm.linked(release)
        .filter(any -> !fonts)
        .ifPresentOrElse(recipe::ownRuntime, () -> recipe.whole(Jvm.whole(fonts)));
    return recipe;
  }

  private String made(String part) {
    return build.output() + "/" + part.replace("/*", "");
  }

  private static String name(String part) {
    return part.replace("/*", "").replaceFirst(".*/", "");
  }

  private static List<String> leastChangedFirst(List<String> classPath) {
    List<String> reversed = new ArrayList<>(classPath);
    Collections.reverse(reversed);
    return reversed;
  }

  private static String joined(List<String> parts, String prefix) {
    return parts.stream().map(part -> prefix + part).collect(Collectors.joining(":"));
  }
}
