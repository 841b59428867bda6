package dev.lepton.transform.internal.container.dotnet;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** .NET projects that make a program. */
public final class DotnetLanguage implements Language {
  private static final Pattern SDK =
      Pattern.compile("<Project\\s[^>]*Sdk=\"Microsoft\\.NET\\.Sdk(\\.\\w+)?\"");
  private static final Pattern FRAMEWORK =
      Pattern.compile("<TargetFrameworks?>(?:[^<]*;)?net(?:coreapp)?(\\d+\\.\\d+)[^<]*<");
  private static final Pattern LEGACY =
      Pattern.compile("<TargetFrameworkVersion>(v[\\d.]+)<|<TargetFramework>(net4\\d+)<");
  private static final Pattern PROGRAM = Pattern.compile("<OutputType>(?:Exe|WinExe)<");
  private static final Pattern NAME = Pattern.compile("<AssemblyName>([^<]+)<");
  private static final Pattern TEST =
      Pattern.compile("Microsoft\\.NET\\.Test\\.Sdk|<IsTestProject>true");
  private static final Pattern REFERENCE = Pattern.compile("<ProjectReference\\s+Include=\"\\.\\.");
  private static final Pattern LAUNCH_PORT =
      Pattern.compile("\"applicationUrl\".*?http://[^:\"]+:(\\d+)");

  @Override
  public boolean marks(String fileName) {
    return fileName.endsWith(".csproj")
        || fileName.endsWith(".fsproj")
        || fileName.endsWith(".vbproj");
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    List<Found> found = new ArrayList<>();
    List<String> projects =
        Stream.of(".csproj", ".fsproj", ".vbproj")
            .flatMap(suffix -> folder.files(suffix).stream())
            .filter(file -> !file.contains("/"))
            .filter(file -> folder.line(file, TEST).isEmpty())
            .toList();
    for (String file : projects) {
      Optional<Folder.Line> legacy = folder.line(file, LEGACY);
      if (legacy.isPresent()) {
        return Search.missing(
            ".NET Framework runs on Windows only",
            legacy.get().place(),
            "Upgrade the project to a current .NET first; `dotnet upgrade-assistant` does much of it.");
      }
      project(folder, file).ifPresent(found::add);
    }
    return Search.of(found);
  }

  private static Optional<Found> project(Folder folder, String file) {
    Optional<Folder.Line> sdk = folder.line(file, SDK);
    String kind = sdk.map(line -> line.found().group(1)).orElse("");
    boolean web = ".Web".equals(kind);
    boolean worker = ".Worker".equals(kind);
    if (!web && !worker && folder.line(file, PROGRAM).isEmpty()) {
      return Optional.empty();
    }
    String version = folder.line(file, FRAMEWORK).map(line -> line.found().group(1)).orElse("8.0");
    String context = context(folder, file);
    String path = folder.at(file).substring(context.isEmpty() ? 0 : context.length() + 1);
    String assembly =
        folder
            .line(file, NAME)
            .map(line -> line.found().group(1))
            .orElse(file.replaceFirst("\\.\\w+$", ""));
    List<Evidence> evidence =
        List.of(
            new Evidence(
                (web ? "ASP.NET Core" : worker ? ".NET worker" : ".NET program")
                    + ", .NET "
                    + version,
                sdk.map(Folder.Line::place).orElse(folder.at(file))));
    Optional<Integer> port =
        folder
            .line("Properties/launchSettings.json", LAUNCH_PORT)
            .map(line -> Integer.parseInt(line.found().group(1)));
    return Optional.of(
        new Found(
            Optional.of(assembly),
            file,
            false,
            context,
            web ? Role.WEB : Role.WORKER,
            stack(folder, context, path, assembly, new Target(version, web)),
            // What launchSettings.json says holds for the developer's machine only.
            port.map(developers -> 8080),
            evidence));
  }

  /** What is run upon. */
  private record Target(String version, boolean web) {
    boolean readsPort() {
      return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= 8;
    }
  }

  /** A project that refers to its neighbours is built with them. */
  private static String context(Folder folder, String file) {
    if (folder.path().isEmpty() || folder.line(file, REFERENCE).isEmpty()) {
      return folder.path();
    }
    String at = folder.path();
    while (!at.isEmpty()) {
      at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
      String prefix = at.isEmpty() ? "" : at + "/";
      if (folder.tree().files(".sln").stream()
          .anyMatch(
              sln -> sln.startsWith(prefix) && !sln.substring(prefix.length()).contains("/"))) {
        return at;
      }
    }
    return "";
  }

  private static Stack stack(
      Folder folder, String context, String path, String assembly, Target target) {
    String dll = assembly + ".dll";
    List<String> publish = List.of("dotnet", "publish", path, "-c", "Release", "-o", "bin/publish");
    BuildStage stage =
        new BuildStage(
            Optional.of("mcr.microsoft.com/dotnet/sdk:" + target.version()),
            Map.of("DOTNET_CLI_TELEMETRY_OPTOUT", "1", "DOTNET_NOLOGO", "1"),
            descriptions(folder, context),
            List.of("dotnet restore " + path),
            List.of(
                "dotnet publish "
                    + path
                    + " -c Release -o /out --no-restore -p:UseAppHost=false -p:DebugType=none"
                    + " -p:ContinuousIntegrationBuild=true"));
    Recipe.Builder recipe =
        Recipe.upon(
                "mcr.microsoft.com/dotnet/"
                    + (target.web() ? "aspnet" : "runtime")
                    + ":"
                    + target.version())
            .build(stage)
            .copy(Copy.built("/out", "/app"))
            .environment("DOTNET_EnableDiagnostics", "0")
            .environment("HOME", "/tmp")
            .moved("bin/publish", "/app")
            .probe(target.web() ? Probe.SHELL : Probe.NONE);
    Optional<String> variable = Optional.empty();
    List<String> entryPoint = List.of("dotnet", "/app/" + dll);
    if (target.web()) {
      variable = Optional.of(target.readsPort() ? "ASPNETCORE_HTTP_PORTS" : "PORT");
      recipe.portVariable(variable.get());
      if (!target.readsPort()) {
        entryPoint =
            List.of("sh", "-c", "exec dotnet /app/" + dll + " --urls http://0.0.0.0:${PORT}");
      }
    }
    return new Stack(
        target.web() ? "ASP.NET Core" : ".NET",
        publish,
        List.of("dotnet", "bin/publish/" + dll),
        8080,
        variable,
        recipe.entryPoint(entryPoint));
  }

  private static List<String> descriptions(Folder folder, String context) {
    String prefix = context.isEmpty() ? "" : context + "/";
    return folder.tree().files().stream()
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()))
        .filter(
            file ->
                file.matches(
                    "(?:.*/)?(?:[^/]+\\.(?:cs|fs|vb)proj|packages\\.lock\\.json|Directory\\.(?:Build|Packages)\\.props|global\\.json)"))
        .toList();
  }

  @Override
  public String lookedFor() {
    return ".NET: a project file of a web application, a worker or a program";
  }
}
