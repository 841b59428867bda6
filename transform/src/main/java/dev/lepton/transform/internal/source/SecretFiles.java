package dev.lepton.transform.internal.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a tree that are there to hold secrets: environment files, private keys, key stores,
 * logins of tools. They belong into no copy and no image. Those of tests are made up and stay.
 * Pure.
 */
public final class SecretFiles {
  private static final Pattern OF_TESTS =
      Pattern.compile("(?:.*/)?(?:tests?|__tests__|testdata|fixtures|spec)/.*");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(?:rc|\\..+)?|.+\\.env");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          ".*[.-](?:example|sample|template|tmpl|dist|defaults?|schema)|(?:example|sample|template)\\.env");
  private static final Pattern STORE =
      Pattern.compile(
          "(?!.*(?:trust|cacerts)).*\\.(?:p12|pfx|jks|keystore|ppk|kdbx|tfvars)|id_(?:rsa|dsa|ecdsa|ed25519)"
              + "|\\.netrc|\\.pgpass|\\.htpasswd|\\.dockercfg|\\.git-credentials|\\.vault-token");
  private static final Pattern MAYBE_KEY =
      Pattern.compile(
          ".*\\.(?:pem|key|crt|cer|der)|.*(?:credential|account|firebase|google|gcp|key|secret).*\\.json");

  /** The second is that of Rails, which opens its encrypted settings. */
  private static final Pattern KEY = Pattern.compile("PRIVATE KEY|\\A[0-9a-f]{32}\\s*\\z");

  private static final Pattern MAYBE_LOGIN =
      Pattern.compile(
          "\\.npmrc|\\.yarnrc(?:\\.yml)?|\\.pypirc|pip\\.conf|auth\\.json|\\.docker/config\\.json|\\.my\\.cnf"
              + "|\\.aws/credentials|\\.s3cfg|\\.boto|\\.kube/config|.*kubeconfig|credentials\\.tfrc\\.json"
              + "|\\.m2/settings\\.xml");
  private static final Pattern LOGIN =
      Pattern.compile(
          "(?i)_auth(?:Token)?\\b|_?password\\s*[=:]|\"auths?\"|npmAuth|://[^/\\s:@]+:[^/\\s@]+@"
              + "|secret_(?:access_)?key\\b|session_token\\b|client-key-data|\\btoken\"?\\s*:|<password>");

  /** What browsers are sent anyway: builds of front ends put these into their pages. */
  private static final List<String> PUBLIC =
      List.of(
          "VITE_",
          "REACT_APP_",
          "VUE_APP_",
          "NEXT_PUBLIC_",
          "NUXT_PUBLIC_",
          "GATSBY_",
          "PUBLIC_",
          "EXPO_PUBLIC_",
          "NG_APP_");

  private static final Set<String> HARMLESS =
      Set.of("NODE_ENV", "PORT", "HOST", "CI", "TZ", "BROWSER");

  private SecretFiles() {}

  /** Their paths, sorted. */
  public static List<String> in(SourceTree tree) {
    return tree.files().stream().filter(file -> isSecret(tree, file)).toList();
  }

  /** Names of environment files in which nothing is a secret. */
  public static List<String> harmless(SourceTree tree) {
    return tree.files().stream()
        .filter(file -> ENVIRONMENT.matcher(name(file)).matches() && !isSecret(tree, file))
        .map(SecretFiles::name)
        .distinct()
        .sorted()
        .toList();
  }

  static boolean isSecret(SourceTree tree, String file) {
    if (OF_TESTS.matcher(file).matches()) {
      return false;
    }
    String name = name(file).toLowerCase(Locale.ROOT);
    if (ENVIRONMENT.matcher(name).matches()) {
      return !EXAMPLE.matcher(name).matches() && !isPublic(tree.text(file));
    }
    return STORE.matcher(name).matches()
        || MAYBE_KEY.matcher(name).matches() && holdsKey(tree, file)
        || isLogin(tree, file);
  }

  private static boolean isLogin(SourceTree tree, String file) {
    return Stream.of(name(file), lastTwo(file))
            .anyMatch(name -> MAYBE_LOGIN.matcher(name).matches())
        && tree.text(file).filter(text -> LOGIN.matcher(text.content()).find()).isPresent();
  }

  private static boolean isPublic(Optional<TextFile> text) {
    return text.stream()
        .flatMap(file -> file.lines().stream())
        .map(line -> line.strip().replaceFirst("^export\\s+", ""))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.replaceFirst("\\s*=.*", ""))
        .allMatch(name -> HARMLESS.contains(name) || PUBLIC.stream().anyMatch(name::startsWith));
  }

  private static boolean holdsKey(SourceTree tree, String file) {
    return tree.text(file).filter(text -> KEY.matcher(text.content()).find()).isPresent();
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static String lastTwo(String file) {
    int last = file.lastIndexOf('/');
    return file.substring(file.lastIndexOf('/', last - 1) + 1);
  }
}
