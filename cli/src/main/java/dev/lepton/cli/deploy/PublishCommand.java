package dev.lepton.cli.deploy;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.git.GitPublisher;
import dev.lepton.deploy.git.Publication;
import dev.lepton.deploy.git.PublishRequest;
import dev.lepton.model.error.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Manifests into a git repository. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the manifests into a git repository instead, for Argo CD or Flux to bring in.",
      "One file an object and a kustomization.yaml; commits and pushes only what is different."
    })
public final class PublishCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private ManifestOptions manifests = new ManifestOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--git",
      required = true,
      paramLabel = "REPOSITORY",
      description = "An address or folder that git clone takes.")
  private String repository = "";

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      defaultValue = "main",
      description = "Made if it is not there (default: ${DEFAULT-VALUE}).")
  private String branch = "main";

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "Of the repository, for this release alone (default: the release's name).")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      description = "Of the commit (default: names the release).")
  private Optional<String> message = Optional.empty();

  @Option(names = "--with-secrets", description = "Let values of secrets into the repository.")
  private boolean withSecrets;

  public PublishCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DeployRequest request = manifests.request(terminal);
    Publication publication =
        GitPublisher.publish(
            new PublishRequest(
                repository,
                branch,
                folder.orElse(request.release()),
                request.manifests(),
                message.orElse("Release " + request.release()),
                withSecrets));
    output.print(terminal, publication, lines(publication));
    return ExitCode.OK.status();
  }

  private static List<String> lines(Publication publication) {
    List<String> lines = new ArrayList<>();
    publication.removed().forEach(file -> lines.add("removed  " + file));
    lines.add(
        publication
            .commit()
            .map(commit -> "pushed " + commit + " to " + publication.branch())
            .orElse("nothing is different: " + publication.branch() + " has it already"));
    int files = publication.files().size();
    lines.add((files == 1 ? "1 file" : files + " files") + " in " + publication.folder());
    return lines;
  }
}
