package dev.lepton.cli.accept;

import picocli.CommandLine;

/**
 * A version of Kubernetes.
 *
 * @param minor of Kubernetes 1, from 20 to 99
 */
record KubernetesVersion(int minor) {

  /** From 1.29 or 1.29.4, with or without a v before it. */
  static final class Converter implements CommandLine.ITypeConverter<KubernetesVersion> {
    @Override
    public KubernetesVersion convert(String text) {
      if (!text.matches("v?1\\.[2-9]\\d(\\.\\d+)?")) {
        throw new CommandLine.TypeConversionException(
            "\"" + text + "\" is no version such as 1.29; those from 1.20 on are known");
      }
      return new KubernetesVersion(Integer.parseInt(text.replaceFirst("^v", "").split("\\.")[1]));
    }
  }
}
