package dev.lepton.transform.internal.container.image;

import java.util.List;
import java.util.Optional;

/** How an image asks its own application whether it answers, with nothing but what it has in it. */
public enum Probe {
  PYTHON {
    @Override
    List<String> words(String variable, String path) {
      return List.of(
          "python3",
          "-c",
          "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['"
              + variable
              + "'] + '"
              + path
              + "', timeout=3)");
    }
  },
  NODE {
    @Override
    List<String> words(String variable, String path) {
      return List.of(
          "node",
          "-e",
          "require('http').get({host: '127.0.0.1', port: process.env."
              + variable
              + ", path: '"
              + path
              + "', timeout: 3000}, r => process.exit(r.statusCode < 400 ? 0 : 1))"
              + ".on('error', () => process.exit(1))");
    }
  },
  RUBY {
    @Override
    List<String> words(String variable, String path) {
      return List.of(
          "ruby",
          "-rnet/http",
          "-e",
          "exit Net::HTTP.get_response('127.0.0.1', '"
              + path
              + "', ENV['"
              + variable
              + "'].to_i).code.to_i < 400");
    }
  },
  PHP {
    @Override
    List<String> words(String variable, String path) {
      return List.of(
          "php",
          "-r",
          "exit(@file_get_contents('http://127.0.0.1:' . getenv('"
              + variable
              + "') . '"
              + path
              + "') === false ? 1 : 0);");
    }
  },
  /** wget where the image has it, else what bash can do by itself. */
  SHELL {
    @Override
    List<String> words(String variable, String path) {
      return List.of(
          "sh",
          "-c",
          "if command -v wget >/dev/null; then exec wget -q -O /dev/null http://127.0.0.1:${"
              + variable
              + "}"
              + path
              + "; fi; exec bash -c 'exec 3<>/dev/tcp/127.0.0.1/${"
              + variable
              + "} && printf \"GET "
              + path
              + " HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n\" >&3 && head -n 1 <&3 | grep -q \" [23]\"'");
    }
  },
  /** Nothing listens. */
  NONE {
    @Override
    List<String> words(String variable, String path) {
      return List.of();
    }
  };

  abstract List<String> words(String variable, String path);

  /**
   * The words of the health check; empty when there is nothing to ask.
   *
   * @param variable the environment variable that holds the port
   * @param path of the request; what a shell or a script would take for more than text is
   *     percent-encoded
   */
  Optional<List<String>> command(String variable, String path) {
    List<String> words = words(variable, encoded(path));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static String encoded(String path) {
    StringBuilder safe = new StringBuilder();
    for (char one : path.toCharArray()) {
      boolean plain =
          one < 128 && (Character.isLetterOrDigit(one) || "/-_.~?=%+:@,".indexOf(one) >= 0);
      safe.append(plain ? String.valueOf(one) : "%%%02X".formatted((int) one));
    }
    return safe.toString();
  }
}
