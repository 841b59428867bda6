package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  private static final String HELLO =
      """
      from __future__ import annotations

      from flask import Flask, request

      app = Flask(
          __name__,
      )


      @app.route("/hello")
      def hello():
          return f"Hello, {request.args.get('name', 'World')}!"


      if __name__ == "__main__":
          app.run(host="0.0.0.0", port=5000, debug=True)
      """;

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  @Test
  void aServiceIsChangedByConcern() {
    workspace
        .with("app.py", HELLO)
        .finding("lepton-python-config-0100", "app.py", "port=5000")
        .finding("lepton-python-config-0030", "app.py", "debug=True")
        .finding("lepton-python-lifecycle-0060", "app.py", "app = Flask");

    Bundle bundle = workspace.transform();

    assertThat(workspace.changed("app.py"))
        .isEqualTo(
            """
            from __future__ import annotations

            import os
            from flask import Flask, request

            app = Flask(
                __name__,
            )


            @app.route("/healthz")
            @app.route("/readyz")
            def platform_health():
                ""\"Answers the platform's probes while the process is up.""\"
                return "up\\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


            @app.route("/hello")
            def hello():
                return f"Hello, {request.args.get('name', 'World')}!"


            if __name__ == "__main__":
                app.run(host="0.0.0.0", port=int(os.environ.get("PORT", "5000")), debug=os.environ.get("FLASK_DEBUG") == "1")
            """);
    assertThat(bundle.changes())
        .extracting(Bundle.SourceChange::concern)
        .containsExactly("externalise-configuration", "health-endpoints", "production-settings");
  }

  @Test
  void anApplicationFactoryKeepsItsIndentation() {
    workspace
        .with(
            "shop/__init__.py",
            "from flask import Flask\n\n\n"
                + "def create_app():\n"
                + "    app = Flask(__name__)\n"
                + "    return app\n")
        .finding("lepton-python-lifecycle-0060", "shop/__init__.py", "Flask(");

    workspace.transform();

    assertThat(workspace.changed("shop/__init__.py"))
        .contains("\n    @app.route(\"/readyz\")\n    def platform_health():\n");
    assertThat(workspace.generated("container/Dockerfile")).contains("\"shop:create_app()\"]");
  }

  @Test
  void aSecretIsDemandedFromTheEnvironment() {
    workspace
        .with(
            "app.py",
            "import os\nfrom flask import Flask\napp = Flask(__name__)\nAPI_TOKEN = 's3cret!'\n")
        .finding("lepton-python-secret-0010", "app.py", "API_TOKEN");

    workspace.transform();

    assertThat(workspace.changed("app.py"))
        .contains("\nAPI_TOKEN = os.environ[\"API_TOKEN\"]\n")
        .containsOnlyOnce("import os\n");
    assertThat(workspace.generated("manifests/deployment.yaml")).contains("name: app-secrets\n");
  }

  @Test
  void aFormattedStringIsLeftToAPerson() {
    workspace
        .with(
            "app.py",
            "from flask import Flask\n"
                + "app = Flask(__name__)\n"
                + "URL = f\"postgresql://u:s3cret!@{app}/x\"\n")
        .finding("lepton-platform-secret-0050", "app.py", "URL");

    Bundle bundle = workspace.transform();

    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .singleElement()
        .satisfies(item -> assertThat(item.where()).isEqualTo("app.py:3"));
  }
}
