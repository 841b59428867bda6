package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonRulesTest {
  @TempDir private Path folder;
  private Sources sources;

  @BeforeEach
  void createSources() {
    sources = new Sources(folder);
  }

  private void expectMarked(String python) {
    sources.file("app.py", python);
    assertThat(sources.found()).isEqualTo(sources.marked()).isNotEmpty();
  }

  @Test
  void theDevelopmentServerIsFoundWithPortAndDebugMode() {
    expectMarked(
        """
        from flask import Flask
        app = Flask(__name__)
        if __name__ == "__main__": #! missing-health-endpoint
            app.run(host="0.0.0.0", port=5000, debug=True) #! debug-mode development-server hardcoded-port
        """);
  }

  @Test
  void anApplicationMadeByAFactoryIsRecognised() {
    expectMarked(
        """
        import flask

        def create():
            app = flask.Flask(__name__)
            @app.get("/health")
            def health():
                return "ok"
            return app

        application = create()
        application.run() #! development-server
        """);
  }

  @Test
  void runOfSomethingElseIsNoServer() {
    sources.file(
        "job.py",
        "import subprocess\n"
            + "class App:\n"
            + "    def run(self): pass\n"
            + "app = App()\n"
            + "app.run()\n"
            + "subprocess.run(['ls'])\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void commentsAndDocstringsAreSilent() {
    sources.file(
        "a.py",
        """
        '''Connect with postgresql://scott:tiger@db/shop
        app.run(port=5000)
        '''
        # PASSWORD = "tiger-7"
        def f():
            "postgresql://scott:tiger@db/shop"
            return 1  # postgresql://scott@db/shop
        """);
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void addressesAndCredentialsAreFound() {
    expectMarked(
        """
        import psycopg2
        URL = "postgresql://db.acme.example/shop" #! hardcoded-jdbc-url
        SECRET_KEY = 'k-1-2-3' #! hardcoded-credential
        DATABASES = {
            "default": {
                "NAME": "shop",
                "PASSWORD": "tiger-7", #! hardcoded-credential
            }
        }
        connection = psycopg2.connect(
            dbname="shop",
            password="tiger-8", #! hardcoded-credential
        )
        """);
  }

  @Test
  void defaultsOfTheEnvironmentAreNotFixed() {
    sources.file(
        "settings.py",
        """
        import os
        URL = os.environ.get("DATABASE_URL", "postgresql://localhost/shop")
        PASSWORD = os.getenv("PASSWORD") or "local-only"
        PORT = int(os.environ.get("PORT", 8000))
        """);
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void textsAreOnlyJoinedByPlusSigns() {
    sources.file(
        "a.py", "def f(password):\n    password = password or 'asked'\n    return password\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void aCacheThatBelongsToOneObjectIsLeftAlone() {
    sources.file("a.py", "class A:\n    def __init__(self):\n        self.cache = {}\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void stateInTheModuleIsFound() {
    expectMarked(
        """
        from apscheduler.schedulers.background import BackgroundScheduler
        sessions = {} #! in-memory-session
        price_cache: dict = {} #! sticky-cache
        jobs = BackgroundScheduler() #! in-process-scheduler
        def f():
            cache = {}
            return cache
        """);
  }

  @Test
  void uploadsAndFoldersAreFound() {
    expectMarked(
        """
        from flask import request
        import logging
        import os
        UPLOAD_FOLDER = "uploads" #! hardcoded-directory
        logging.basicConfig(filename="shop.log") #! file-logging
        os.makedirs("exports/daily") #! hardcoded-directory
        def take():
            f = request.files["f"] #! local-file-upload
            f.save(os.path.join(UPLOAD_FOLDER, "x"))
        """);
  }

  @Test
  void brokenSourceIsReadAsFarAsItGoes() {
    sources.file("a.py", "x = (1,\ny = 'open\nPASSWORD = \"tiger-7\"\n");
    assertThat(sources.assess().notAnalysed())
        .anyMatch(note -> note.startsWith("a.py:2: a text is not closed"));
  }
}
