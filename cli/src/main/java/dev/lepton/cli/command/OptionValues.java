package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.pipeline.config.Durations;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.RequestMetrics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of options mean. Stateless. */
public final class OptionValues {
  private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+)\\]?:([0-9]{1,5})");

  private OptionValues() {}

  /**
   * @throws LeptonException USAGE if it is no duration of a second or more
   */
  public static Duration duration(String option, String text) {
    Duration duration;
    try {
      duration = Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage("\"" + text + "\" is no duration", option, "write 168h, 30m or 30s");
    }
    if (duration.toSeconds() > 0) {
      return duration;
    }
    throw usage("\"" + text + "\" is too short", option, "write 168h, 30m or 30s");
  }

  /**
   * @throws LeptonException USAGE if it is no reference, SECRET_UNRESOLVED if it leads nowhere
   */
  public static Optional<Secret> token(Terminal terminal, Optional<String> reference) {
    return reference.map(
        text -> {
          try {
            return new SecretStore(terminal.environment(), Path.of(""))
                .resolve(SecretReference.parse(text));
          } catch (IllegalArgumentException e) {
            throw usage("the token is no reference", "--token", "give env:NAME or file:/path");
          }
        });
  }

  /**
   * @param option which gave the address
   * @throws LeptonException USAGE if it is none; SECRET_UNRESOLVED if the token leads nowhere
   */
  public static PrometheusSource prometheus(
      Terminal terminal, String option, String address, Optional<String> token) {
    try {
      Set<String> told = ConcurrentHashMap.newKeySet();
      return PrometheusSource.of(address, token(terminal, token))
          .withNotices(
              notice -> {
                // The same holds for each of many questions.
                if (told.add(notice)) {
                  terminal.err().println("note: " + notice);
                }
              });
    } catch (IllegalArgumentException e) {
      throw usage(
          "\"" + address.replaceFirst("//[^/@]*@", "//***@") + "\" is no address of Prometheus",
          option,
          "give http://HOST:9090; a token with --token env:NAME");
    }
  }

  /**
   * Who counts requests, by name.
   *
   * @throws LeptonException USAGE if nobody is called so
   */
  public static RequestMetrics requestMetrics(String option, String name) {
    return RequestMetrics.named(name)
        .orElseThrow(
            () ->
                usage(
                    "there are no metrics called " + name,
                    option,
                    "say one of " + String.join(", ", RequestMetrics.names())));
  }

  /**
   * Where metrics are served.
   *
   * @throws LeptonException USAGE if it is no host with a port
   */
  static InetSocketAddress address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
    if (port < 0 || port > 65_535) {
      throw usage("\"" + text + "\" is no host with a port", "--metrics", "write 127.0.0.1:9464");
    }
    return new InetSocketAddress(matcher.group(1), port);
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
