package dev.lepton.assess.dependency;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** How versions of one technology are ordered. */
enum Scheme {
  MAVEN {
    @Override
    int order(String one, String other) {
      return new ComparableVersion(one).compareTo(new ComparableVersion(other));
    }
  },
  SEMANTIC {
    @Override
    int order(String one, String other) {
      return SemanticVersion.of(one).compareTo(SemanticVersion.of(other));
    }
  },
  /** PEP 440; development releases come first, then pre-releases, then post-releases. */
  PYTHON {
    @Override
    int order(String one, String other) {
      return new ComparableVersion(spelled(one)).compareTo(new ComparableVersion(spelled(other)));
    }

    private String spelled(String version) {
      return version.replaceFirst("[.]?dev", "-alpha-0.").replaceFirst("[.]?post", "-sp-");
    }
  },
  /** Composer's: a leading v is nothing, and patches come after their release. */
  COMPOSER {
    @Override
    int order(String one, String other) {
      return new ComparableVersion(spelled(one)).compareTo(new ComparableVersion(spelled(other)));
    }

    private String spelled(String version) {
      return version
          .replaceFirst("^[vV]", "")
          .replaceFirst("(?i)[.-]?(?:patch|pl|p)(?=\\d|$)", "-sp-");
    }
  },
  /** RubyGems': a part with letters makes a pre-release. */
  RUBY {
    @Override
    int order(String one, String other) {
      return new ComparableVersion(spelled(one)).compareTo(new ComparableVersion(spelled(other)));
    }

    private String spelled(String version) {
      return version.replaceFirst("[.-]?pre", "-alpha-");
    }
  };

  private static final Pattern NUMBER = Pattern.compile("\\d[^,;\\s|)\\]]*");

  abstract int order(String one, String other);

  /** The first version in a specifier such as {@code ^4.18.2} or {@code >=2,<3}; empty if none. */
  static String plain(String specifier) {
    Matcher matcher = NUMBER.matcher(specifier);
    return matcher.find() ? matcher.group() : "";
  }

  /**
   * Precedence of semantic versions: a pre-release comes before its release; build data is nothing.
   */
  private record SemanticVersion(String[] core, String preRelease)
      implements Comparable<SemanticVersion> {
    static SemanticVersion of(String text) {
      String plain = plain(text).replaceFirst("\\+.*", "");
      int dash = plain.indexOf('-');
      return new SemanticVersion(
          (dash < 0 ? plain : plain.substring(0, dash)).split("\\."),
          dash < 0 ? "" : plain.substring(dash + 1));
    }

    @Override
    public int compareTo(SemanticVersion other) {
      for (int i = 0; i < Math.max(core.length, other.core.length); i++) {
        int difference = compareParts(part(core, i), part(other.core, i));
        if (difference != 0) {
          return difference;
        }
      }
      if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
        return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
      }
      String[] left = preRelease.split("\\.");
      String[] right = other.preRelease.split("\\.");
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        int difference = compareParts(left[i], right[i]);
        if (difference != 0) {
          return difference;
        }
      }
      return Integer.compare(left.length, right.length);
    }

    private static String part(String[] parts, int index) {
      return index < parts.length && !parts[index].isEmpty() ? parts[index] : "0";
    }

    private static int compareParts(String one, String other) {
      boolean number = one.matches("\\d+");
      if (number != other.matches("\\d+")) {
        return number ? -1 : 1;
      }
      return number
          ? new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other))
          : Comparator.<String>naturalOrder().compare(one, other);
    }
  }
}
