package dev.lepton.accept.security.packages;

/**
 * A package that is there.
 *
 * @param ecosystem as OSV names it: Debian, Ubuntu, Alpine, Maven, npm, PyPI, Go, …; of packages of
 *     a distribution without the release, which {@link #release} has
 * @param release of the distribution, such as 12 or v3.19; empty for all others and where it is not
 *     known
 * @param name as the ecosystem's advisories name it: the source package of a distribution, {@code
 *     group:artifact} of Maven
 * @param version of what the name names
 * @param shown what the package itself is called, where that is not its name
 * @param where the file that says so
 */
public record InstalledPackage(
    String ecosystem, String release, String name, String version, String shown, String where) {

  /** Of a language, without a distribution. */
  public static InstalledPackage of(String ecosystem, String name, String version, String where) {
    return new InstalledPackage(ecosystem, "", name, version, name, where);
  }

  /** The same as a part of a distribution. */
  public InstalledPackage of(Distribution distribution) {
    String found = distribution.namesWhatIsInstalled() ? shown : name;
    return new InstalledPackage(
        distribution.ecosystem(), distribution.release(), found, version, shown, where);
  }

  /** By which name advisories and packages find each other. */
  public static String normalName(String ecosystem, String name) {
    return ecosystem.equals("PyPI") ? PythonMetadata.normal(name) : name;
  }

  /** For people: {@code openssl 3.0.11-1}. */
  public String title() {
    String called = shown.equals(name) ? name : shown + " (of " + name + ")";
    return called + " " + version;
  }
}
