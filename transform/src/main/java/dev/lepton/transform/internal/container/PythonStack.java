package dev.lepton.transform.internal.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Flask application, served by gunicorn. Gunicorn listens where PORT says by itself.
 *
 * @param target module and application, as gunicorn takes it
 * @param script the file that starts the development server
 * @param requirements whether requirements.txt lists what it needs
 * @param gunicornHere whether this machine's Python can start gunicorn
 */
record PythonStack(
    String target, String script, String version, boolean requirements, boolean gunicornHere)
    implements Stack {
  private static final List<String> SERVER =
      List.of("python3", "-m", "gunicorn", "--workers", "2", "--threads", "4");

  @Override
  public List<String> build() {
    return List.of();
  }

  @Override
  public List<String> command() {
    return gunicornHere ? serverWith(List.of()) : List.of("python3", script);
  }

  private List<String> serverWith(List<String> more) {
    List<String> words = new ArrayList<>(SERVER);
    words.addAll(more);
    words.add(target);
    return List.copyOf(words);
  }

  @Override
  public int usualPort() {
    return 5000;
  }

  @Override
  public boolean honoursPort() {
    return gunicornHere;
  }

  @Override
  public Optional<String> usualBaseImage() {
    return Optional.of("python:" + version + "-slim");
  }

  @Override
  public String dockerfile(ImageRequest request) {
    // The environment sees the base image's packages: what the base brings along need not be
    // downloaded.
    String needs = requirements ? "-r requirements.txt gunicorn" : "flask gunicorn";
    return """
    ARG BASE_IMAGE=%s

    FROM ${BASE_IMAGE} AS build
    ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
    WORKDIR /build
    %sRUN python3 -m venv --system-site-packages /opt/venv \\
     && /opt/venv/bin/python3 -m pip install %s

    FROM ${BASE_IMAGE}
    %s
    RUN mkdir /data && chown 10001:10001 /data
    COPY --from=build /opt/venv /opt/venv
    WORKDIR /app
    COPY . .
    ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp PORT=%d
    USER 10001:10001
    EXPOSE %d
    HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \\
      CMD ["python3", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '%s', timeout=3)"]
    ENTRYPOINT %s
    """
        .formatted(
            request.images().resolve(request.baseImage().or(this::usualBaseImage).orElseThrow()),
            requirements ? "COPY requirements.txt ./\n" : "",
            needs,
            Labels.of(request),
            request.port(),
            request.port(),
            request.healthPath(),
            // The heartbeat files need memory behind them: on a slow disk the server would shoot
            // its own workers.
            Labels.execForm(
                serverWith(List.of("--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"))));
  }
}
