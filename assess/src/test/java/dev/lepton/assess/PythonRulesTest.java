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
        app = Flask(__name__) #! lepton-python-lifecycle-0060
        if __name__ == "__main__":
            app.run(host="0.0.0.0", port=5000, debug=True) #! lepton-python-config-0030 lepton-python-config-0100 lepton-python-lifecycle-0010
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
        application.run() #! lepton-python-lifecycle-0010
        """);
  }

  @Test
  void runOfSomethingElseIsNoServer() {
    sources.file(
        "job.py",
        "import subprocess_\n"
            + "class App:\n"
            + "    def run(self): pass\n"
            + "app = App()\n"
            + "app.run()\n"
            + "subprocess_.run(['ls'])\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void commentsAreSilentButNotThePasswordInAText() {
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
    assertThat(sources.found()).containsExactly("a.py:6 lepton-platform-secret-0050");
  }

  @Test
  void addressesAndCredentialsAreFound() {
    expectMarked(
        """
        import psycopg2
        URL = "postgresql://db.acme.example/shop" #! lepton-python-config-0020
        SECRET_KEY = 'k-1-2-3' #! lepton-python-secret-0010
        DATABASES = {
            "default": {
                "NAME": "shop",
                "PASSWORD": "tiger-7", #! lepton-python-secret-0020
            }
        }
        connection = psycopg2.connect(
            dbname="shop",
            password="tiger-8", #! lepton-python-secret-0020
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
        sessions = {} #! lepton-python-session-0060
        price_cache: dict = {} #! lepton-python-session-0060
        jobs = BackgroundScheduler() #! lepton-python-schedule-0010
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
        UPLOAD_FOLDER = "uploads" #! lepton-python-storage-0080
        logging.basicConfig(filename="shop.log") #! lepton-python-logging-0010
        os.makedirs("exports/daily") #! lepton-python-storage-0010
        def take():
            f = request.files["f"]
            f.save(os.path.join(UPLOAD_FOLDER, "x")) #! lepton-python-storage-0080
        """);
  }

  @Test
  void brokenSourceIsReadAsFarAsItGoes() {
    sources.file("a.py", "x = (1,\ny = 'open\nPASSWORD = \"tiger-7\"\n");
    assertThat(sources.assess().notAnalysed())
        .anyMatch(note -> note.startsWith("a.py:2: a text is not closed"));
  }
}
